"""fastest.py with XlsxWriter as its documentation has it: every formula is searched for newer functions.

    python documented.py FOLDER OUT [--jobs N]
"""

import fastest
import program

fastest.Page = fastest.Worksheet

if __name__ == "__main__":
    program.main(fastest.is_price_list, fastest.read_prices, fastest.make)
