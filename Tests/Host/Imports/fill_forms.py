"""Opens every .xlsx of a folder as openpyxl does, and fills in the forms among them as a clerk would: what is named FORM.xlsx is saved
again beside it as FORM.filled.xlsx. Prints one line a file: its name, and the texts of its first column."""

import pathlib
import sys

import openpyxl

LINES = {
    "workers": [
        {"姓名": "新人甲", "身份证号": "511602199001011239", "电话": "13800001234", "家庭住址": "干埝村三组12号",
         "卡号": "6217003600000000001", "开户行": "广安农商银行", "群体": "脱贫户、监测户", "技能": "砌石"},
        {"姓名": "新人乙"},
    ],
    "sign-in-sheet": [{"编号": "W1", "姓名": "王芳", "1": "√", "2": "迟", "3": "8小时"}],
    "labour-ledger": [{"编号": "W1", "姓名": "王芳", "工种": "普工", "1": 1, "2": 0.5}],
    "receipts": [{"编号": "W1", "姓名": "王芳", "金额": 1800.5, "结果": "失败", "原因": "账户已注销"}],
}

for file in sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx")):
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    print(file.stem, *(str(c.value) for c in sheet["A"] if c.value is not None), sep="\t")
    lines = LINES.get(file.stem)
    if lines is None:
        continue
    head = next(r for r in sheet.iter_rows() if sum(c.value in lines[0] for c in r) >= len(lines[0]))
    columns = {str(c.value): c.column for c in head}
    for number, line in enumerate(lines, head[0].row + 1):
        for heading, value in line.items():
            cell = sheet.cell(number, columns[heading])
            if isinstance(value, str) and cell.number_format != "@":
                raise SystemExit(f"{file.stem} {cell.coordinate} takes no text")
            cell.value = value
    book.save(file.with_suffix(".filled.xlsx"))
