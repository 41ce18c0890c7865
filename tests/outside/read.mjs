// Opens workbooks with hucre, a JavaScript reader, and compares every cell with what openpyxl saw:
// its formula, its value, its number format and whether it is bold. Charts, names and sparklines
// are compared and looked into, and every text must stand out from its ground.
//
//   node read.mjs LISTING        LISTING is what read.py --listing wrote

import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre'

const CONTRAST = 4.5
const wrong = []
const seen = { workbooks: 0, cells: 0, charts: 0, sparklines: 0 }

const letters = (column) =>
  (column > 25 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
const held = (cell) => (cell.type === 'formula' ? cell.formula : cell.value) ?? null

// What both readers say of a cell. A date is compared as the moment it stands for.
const plain = (value) =>
  value instanceof Date ? value.toISOString().slice(0, 19) : typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value
function facts(cell) {
  const formula = cell.type === 'formula' ? cell.formula : null
  const value = formula === null ? cell.value : (cell.formulaResult ?? cell.value)
  const style = cell.style ?? {}
  return [formula, plain(value ?? null), style.numFmt ?? 'General', style.font?.bold ?? false]
}

// Relative luminance and contrast as WCAG 2 defines them.
function luminance(rgb) {
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = parseInt(rgb.slice(-6).slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(text, ground) {
  const [dark, light] = [luminance(text), luminance(ground)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
function legible(place, font, fill) {
  // A theme's colour 1 is black and its colour 0 is white; no other is used.
  const text = font?.color?.rgb ?? (font?.color?.theme === 0 ? 'FFFFFF' : '000000')
  const ground = fill?.pattern === 'solid' ? (fill.fgColor?.rgb ?? 'FFFFFF') : (fill?.bgColor?.rgb ?? 'FFFFFF')
  const found = contrast(text, ground)
  if (found < CONTRAST) wrong.push(`${place}: ${text} on ${ground} has the contrast ${found.toFixed(2)}`)
}

// The cells that a reference means, as openpyxl listed them.
function meant(place, reference, listed) {
  const [, name, left, top, right = left, bottom = top] =
    /^(.+)!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(reference ?? '') ?? []
  const sheet = listed.sheets[name?.replace(/^'|'$/g, '').replaceAll("''", "'")]
  if (!sheet) return void wrong.push(`${place}: ${reference} is no place in this workbook`) ?? []
  const column = (text) => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const cells = []
  for (let row = Number(top); row <= Number(bottom); row++)
    for (let at = column(left); at <= column(right); at++) cells.push(sheet[`${letters(at - 1)}${row}`])
  return cells
}
function numbers(place, reference, listed) {
  const cells = meant(place, reference, listed)
  if (!cells.length || !cells.every((cell) => typeof cell?.[1] === 'number'))
    wrong.push(`${place}: ${reference} is not all numbers`)
}

function chart(place, drawn, sheet, listed) {
  seen.charts += 1
  if (!drawn.altText?.trim()) wrong.push(`${place}: no alternative text`)
  if (!drawn.title?.trim()) wrong.push(`${place}: no title`)
  if (!drawn.axes?.y?.title?.trim()) wrong.push(`${place}: its amounts have no unit`)
  if (drawn.series.length > 1 && !drawn.series.every((series) => series.name?.trim()))
    wrong.push(`${place}: a series has no name`)
  for (const series of drawn.series) numbers(place, series.valuesRef, listed)
  const { from, to } = drawn.anchor
  for (const [key, cell] of sheet.cells) {
    const [row, column] = key.split(',').map(Number)
    const inside = row >= from.row && row < to.row && column >= from.col && column < to.col
    if (inside && held(cell) !== null) wrong.push(`${place}: lies over ${letters(column)}${row + 1}`)
  }
}

function sheet(file, found, listed) {
  const expected = listed.sheets[found.name]
  const cells = new Map()
  for (const [key, cell] of found.cells) {
    const [row, column] = key.split(',').map(Number)
    if (held(cell) === null) continue
    const at = `${letters(column)}${row + 1}`
    cells.set(at, cell)
    legible(`${file}: ${found.name}!${at}`, cell.style?.font, cell.style?.fill)
  }
  for (const at of new Set([...cells.keys(), ...Object.keys(expected)])) {
    seen.cells += 1
    const [here, there] = [cells.get(at) && facts(cells.get(at)), expected[at]]
    if (JSON.stringify(here) !== JSON.stringify(there))
      wrong.push(`${file}: ${found.name}!${at} is ${JSON.stringify(here)}, openpyxl has ${JSON.stringify(there)}`)
  }
  const charts = found.charts ?? []
  if (charts.length !== listed.charts[found.name])
    wrong.push(`${file}: ${found.name} has ${charts.length} charts, openpyxl has ${listed.charts[found.name]}`)
  charts.forEach((drawn, at) => chart(`${file}: ${found.name}, chart ${at + 1}`, drawn, found, listed))
  for (const line of found.sparklines ?? []) {
    seen.sparklines += 1
    numbers(`${file}: ${found.name}, sparkline`, line.dataRange, listed)
  }
  for (const rule of found.conditionalRules ?? [])
    if (rule.style?.font?.color) legible(`${file}: ${found.name}!${rule.range}`, rule.style.font, rule.style.fill)
}

const listing = JSON.parse(await readFile(process.argv[2], 'utf8'))
for (const [file, listed] of Object.entries(listing)) {
  const book = await readXlsx(new Uint8Array(await readFile(file)), { readStyles: true })
  seen.workbooks += 1
  const order = (names) => names.join(', ')
  if (order(book.sheets.map(({ name }) => name)) !== order(Object.keys(listed.sheets)))
    wrong.push(`${file}: other sheets, or in another order, than openpyxl has`)
  const names = Object.fromEntries((book.namedRanges ?? []).map(({ name, range }) => [name, range]))
  for (const [name, range] of Object.entries(listed.names))
    if (names[name] !== range) wrong.push(`${file}: the name ${name} is ${names[name]}, openpyxl has ${range}`)
  for (const found of book.sheets) sheet(file, found, listed)
}
for (const line of wrong) console.log(line)
if (!seen.workbooks || wrong.length) process.exit(1)
console.log(
  `hucre: ${seen.workbooks} workbooks, ${seen.cells} cells as openpyxl has them, ` +
    `${seen.charts} charts, ${seen.sparklines} sparklines`,
)
