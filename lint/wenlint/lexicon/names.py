"""Names of bodies and persons: their heads, posts, surnames; the fields of forms."""

from __future__ import annotations

from wenlint.lexicon.patterns import any_of

_HEADS_WORDS = (
    "公众号 视频号 小程序 客户端 公司 集团 学校 大学 学院 中学 小学 幼儿园 医院 银行 支行"
    " 分行 法院 检察院 委员会 办公室 研究院 研究所 事务所 协会 学会 商会 街道 社区 小区 车间"
    " 工厂 车站 机场 法庭 派出所 出版社 图书馆 博物馆 电视台 合作社 酒店 支队 大队 局 项目部"
    " 单位 同志"
)
NAME_HEAD = any_of(_HEADS_WORDS.split())
"""A pattern for the head of the name of a body or a medium: it wants a name before it."""

FIELD = (
    "(?:姓名|名称|名字|日期|时间|地点|地址|电话|手机号码?|号码|编号|单位|公司|部门|职务|职位|职称|金额|标题|内容"
    "|性别|年龄|邮箱|邮编|账号|银行|数量|单价|年份|月份|城市|省份|学校|班级|学号|专业|原因|事由|理由|网址|链接"
    "|简介|摘要|关键词|作者|签名|称呼|项目名|文件名|用户名|甲方|乙方|丙方)"
)
"""A pattern for what the fields of a form are called."""

PERSON_FIELD = (
    r"(?:[\u4e00-\u9fff]人|家长|学员|嘉宾|(?:承运|供货|采购|委托|受托|出租|承租|发包|承包)方"
    "|目的地|出发地|到达地|[船车班航]次)"
)
"""A pattern for the persons, parties and places that a letter or a form leaves to be named."""

SURNAME = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
)
"""A pattern for the hundred or so commonest surnames of one character."""

_POSTS_WORDS = (
    "省长 市长 县长 区长 镇长 乡长 州长 局长 厅长 部长 处长 科长 股长 校长 院长 所长 站长"
    " 会长 行长 董事长 书记 主任 主席 总经理 经理 秘书长 检察长 巡视员 调研员 委员 代表 同志"
    " 组长 队长"
)
POST = any_of(_POSTS_WORDS.split())
"""A pattern for an office that a person's name follows."""
