"""The words of adverts: how a seller is reached, what is sold, who speaks of it without selling.

Known phrases in full stand in the inventories of the rules; here are the words that the rest is
weighed by. Strings are patterns over plain text: lower case, half width, no blanks.
"""

from __future__ import annotations

from collections.abc import Sequence

ACCOUNTS = "公众号|公号"
LIBRARIES = "素材库|素材网|文库|资料库|范文网|公文网|代笔|代写"
"""What the names of sellers end in."""
NO_GROUP = "众体团落岛策"
"""What follows 群 and makes a word: 群众."""

CHANNELS = (
    f"{ACCOUNTS}|微信|vx|v信|薇信|qq|扣扣|群(?![{NO_GROUP}])|网盘|二维码|客服|会员"
    "|小编|助教|文库|素材库"
)
"""What one is told to join, to follow or to ask."""
ADDRESSES = f"{ACCOUNTS}|微信号?|vx|v信|薇信|q群|qq群?号?|扣扣|客服(?:微信|电话|qq)?"
"""What the name or the number of a seller follows. Irregular: other words than CHANNELS."""

OFFERS: Sequence[tuple[int, str]] = (
    (3, "(?:关注|收藏)[^。,]{0,8}不迷路"),
    (
        3,
        f"(?:加(?:微信?|v信?|vx|q|群)|[进入]群(?![{NO_GROUP}]))[^。,]{{0,4}}[领抢送][^。,]{{0,3}}(?:红包|福利|礼包|好礼)",
    ),
    (2, "素材库|文库|范文|公文|代写|代笔|润笔|笔杆子|网盘群|会员群|svip|终身会员|年费会员"),
    (2, "素材|讲话稿|发言稿|文稿|党课|申论|心得体会"),
    (
        2,
        "(?:账号|帐号|vip|会员)[^。,]{0,6}(?:出租|低价|转让|代充|代开|共享|批发)"
        "|代开发票|发票代开|办证刻章",
    ),
    (2, "(?:各类|专业|承接)[^。,]{0,8}(?:写作|撰稿)|代发[布表]|论文发表"),
    (1, "资料|材料|文档|课件|ppt|模板|电子书|干货"),
    (1, "更多(?:优质|高质量|精品|内部)?材料(?=[,;:请可尽欢加]|$)"),
    (1, "试卷|真题|题库|答案"),
    (1, r"更多|各类|海量|全套|一手|内部|独家|每日更新|每天更新|好评|\d[多余]?万?[字篇份套g]"),
    (1, "付费|会员|vip|网盘|领取|积分|优惠|限时|低至|购买|接单|谨防假冒|认准|保密|收费"),
)
"""What is sold, and how much each row is worth as a sign that it is."""

OTHER_VOICE = (
    "被告|原告|本院|案件|公安|民警|犯罪|市场监管|学术不端|买卖|查处|打击|整治|诈骗|骗|违法|违规|处罚|罚款"
    "|甲方|乙方|丙方|应当|条例|课程|讲座|直播|训练营|报名|招聘|应聘|岗位|申报|申请|申领|备案|登记|参会|会议"
    "|大赛|参赛|比赛|征文|家长|考生|学生|同学|班级|馆藏|图书馆|投标|招标|用户|公司|企业|我[局校院馆]|本[馆刊报]"
    "|屡禁不止|牟利|兜售|招揽|声称|号称|引流"
)
"""A sentence with one of these speaks about offers, or to people whom the document is for."""

SELLING_SPEECH = "尽在|请|加[群微vq入]|[进入]群|关注|扫码|联系|即可|领取|下载"
"""Said by a seller even in quotation marks."""

CHATBOTS = ("豆包", "文心一言", "通义千问", "讯飞星火", "DeepSeek", "ChatGPT", "Kimi")
"""Names of what writes documents and says so."""
MACHINES = ("AI", "人工智能", "大模型", "AIGC")
"""What they are called in general."""
