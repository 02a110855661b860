"""The wenlint.toml that `wenlint init` writes: every setting, explained, most commented out."""

STARTER = """\
# wenlint 的配置；说明见 `wenlint check --help`、`wenlint rules`、`wenlint rule 代码`。
# Configuration of wenlint. All settings are optional; these are the defaults or examples.

# 先取另一份设置 (settings of another file first)
# extend = "../wenlint.toml"

# 查哪些规则：代码、代码前缀、名称或 ALL (rules by code, prefix, name, or ALL)
# select = ["ALL"]
# ignore = ["PUN"]
# extend-select = ["GW"]   # GW：公文格式，要选用才查 (official form is opt-in)
# extend-ignore = ["PUN001"]
# preview = false
# across = false   # 文件之间也比较 (compare the files with each other too)

# 查哪些文件 (which files)
# suffixes = [".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"]
# exclude = [".git", "node_modules"]   # 替换内置的排除清单 (replaces the built-in list)
# extend-exclude = ["归档/", "*.bak.md"]
# respect-gitignore = true
# max-megabytes = 64

# 编码由内容判断；只在判断不了时写明 (told from the bytes; name it only when that fails)
# encoding = "big5"

# Word 的修订按全部接受来读，还是按没有改过来读 (tracked changes: as accepted, or as never made)
# tracked = "final"

# 已知问题的基线，用 --write-baseline 生成 (known findings, made by --write-baseline)
# baseline = "wenlint-baseline.json"

# 报告 (the report)
# lang = "zh"
# output-format = "full"

# 个别文件不查个别规则 (rules left out in some files)
# [per-file-ignores]
# "模板/**" = ["PH"]

# 改级别：error、warning 使退出码为 1，info 不会 (error and warning exit 1, info does not)
# [severity]
# DUP = "warning"

# 规则自己的选项 (options of a rule)
# [rules.DUP003]
# shortest = 50

# 本单位自己的规则 (custom rules)
# [custom.ORG001]
# name = "old-county-name"
# pattern = "某某县"
# message = "已撤县设市，应当写作“某某市”"
# severity = "warning"
"""
