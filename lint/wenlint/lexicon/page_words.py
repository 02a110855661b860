"""The words of which web pages, readers, chat windows and programs make their own lines.

What a site says beside a text (`开通会员后阅读全文`, `复制 重试 点赞`) is made of few words: they
stand here by class. Which classes make which line is said by the shapes of the rules; a line that
holds anything else is the document's own. Simplified characters only; words are parted by blanks,
and a class that holds more than words has a pattern as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wenlint.lexicon.adverts import CHATBOTS, MACHINES

NUMBER = r"\d[\d.,]*\s*[万千百wWkK]?\+?"
"""A pattern for a number as pages write it: 3.2万, 1.2k, 99+."""


PAGE_TITLES = (
    "(?:友情|相关|外部|快速)链接|关于(?:本站|我们|网站)|联系我们|版权(?:声明|信息)|网站(?:地图|导航)|相关(?:阅读|文章|推荐)"
    "|(?:热门|推荐|最新)(?:文章|阅读)|发表评论|分享到"
)
"""The titles of what a page shows under every text; its contents do not list them."""


class WordClass(NamedTuple):
    """One class: its words, parted by blanks, and a pattern for what is no list of words."""

    words: str
    pattern: str = ""


WORD_CLASSES: Mapping[str, WordClass] = {
    # ----- what any of the lines may hold -----
    "glue": WordClass(
        "的 了 后 请 您 你 可 可以 即可 才能 才可 才可以 方可 就 就能 能 仅 只 需 需要 将 已"
        " 已经 还 还有 本 该 此 这 以下 以上 或 和 与 及 并 到 为 对 在 是 都 来 吧 先 再 一个"
        " 一篇 其他 更 更多 全部 所有 点击 点选 马上 立即 现在 轻松 随时随地 免费 低至 最低"
        " 之后 以后 个 篇 条 项 共 部分 由 从 去 被 会 也 某 限 量 最 起 元 天 月 年 把 给 让"
        " 用 于 您的 你的 没有 没 无 不 有 我们 我 TA ta 当前 目前 其 吗 呢 啊 呀 哦"
    ),
    "text": WordClass(
        "文章 本文 全文 正文 文档 资料 资源 章节 页面 内容 专栏 课程 教程 图书 本书 本章 本节"
        " 小说 视频 帖子 主题 文件 附件 报告 题目 解析 答案 试卷 课件 教案 章 回答 剧集 专题"
        " 电子版 原文 此文 篇数 段落 权限 新闻"
    ),
    # ----- members and trial reading -----
    "rest": WordClass(
        "剩余 余下 剩下 其余 未显示 未展示 隐藏 隐藏内容 余下内容 剩余内容 被隐藏 后续 未读",
        rf"还[有剩]?\s*{NUMBER}\s*[%％页]"
    ),
    "join": WordClass(
        "开通 购买 订阅 升级 加入 成为 充值 付费 付款 支付 注册 登录 登入 登陆 续费 办理 打赏"
        " 下单 签到 回复 评论 输入密码 关注 解锁权益 订购 扫码登录 兑换 申请"
    ),
    "member": WordClass(
        "VIP用户 会员用户 订阅会员 年费会员 会员 VIP vip SVIP svip Vip 付费会员 付费用户"
        " 付费读者 订阅者 订户 超级会员 学习卡 会员权益 积分 金币 下载券 文币 星球成员 盐选"
        " 盐选会员 专栏订户"
    ),
    "paid": WordClass(
        "付费内容 付费文章 付费文档 付费资源 付费章节 付费阅读 收费内容 付费专栏 付费课程"
        " 付费"
    ),
    "exclusive": WordClass(
        "仅供 专供 仅对 专享 专属 独享 独家 可见 可看 可读 开放 免费看 免费读 畅读 畅享"
        " 无限阅读 仅限 限会员 限定 阅读权限 权限不足 抢先看"
    ),
    "unlock": WordClass("解锁 解开 开启 获取 查看完整 查看剩余 观看完整 查看全部"),
    "read": WordClass(
        "阅读 查看 浏览 观看 看 读 下载 学习 收听 显示 访问 继续 继续阅读 继续观看 继续浏览"
        " 继续查看 继续学习 看完 阅读完 读完"
    ),
    "whole": WordClass(
        "完整 全文 完整版 完整内容 全部内容 全部章节 全部文章 剩余内容 剩余部分 剩余章节"
        " 完整章节 完整文章 全集 后文 下文 完整文档"
    ),
    "trial": WordClass(
        "试读页 试读版 免费章节 试读 试看 预览 试听 免费试读 免费阅读 试读部分 试读章节"
        " 免费部分 免费篇数 免费额度"
    ),
    "over": WordClass(
        "已读完 已看完 结束 已结束 到此为止 完毕 已完 用完 已用完 到这里 已达上限 不足"
    ),
    "price": WordClass("", r"[¥￥]\s*\d[\d.]*|\d[\d.]*\s*元(?:/[天月年篇])?"),
    # ----- buttons -----
    "button": WordClass(
        "导出 导出文本 摘录 标记 纠正 支持 关注作者 分享 收藏 点赞 赞 踩 喜欢 不喜欢 评论"
        " 回复 举报 复制 编辑 播报 收起 展开 关注 已关注 取消关注 私信 转发 打赏 推荐 在看"
        " 赞同 反对 有用 没用 有帮助 没帮助 追问 追答 留言 按赞 赞赏 收录 下载 打印 列印 纠错"
        " 反馈 投诉 投诉举报 加入购物车 立即下载 立即购买 下载文档 复制链接 复制地址 生成海报"
        " 一键分享 写回答 邀请回答 好问题 添加评论 感谢 只看楼主 看楼主 最热 最新 最早 倍速"
        " 音色切换 换源 听全文 放大 缩小 加书签 加入书架 加关注 追踪 已追踪 引用 置顶 置底"
        " 返回 目录 设置 夜间 日间 字号 上一章 下一章 查看原图 收起原图 查看大图 保存 转存"
        " 存网盘 快照 评价 百度快照 收录于合集 讨论 弹幕 投币 三连 更多 不感兴趣 屏蔽 申请转载"
        " 订阅 订阅专栏 签到 抢沙发 沙发 板凳"
    ),
    "machine button": WordClass(
        "重新生成 重新产生 重新回答 重新作答 重试 再试一次 点踩 朗读 语音播放 语音朗读"
        " 停止生成 继续生成 停止回答 换一换 换个回答 复制全文 复制回答 复制文本 导出Word"
        " 导出PDF 导出为PDF 导出为Word 导出word 导出pdf 转为文档 生成PPT 生成文档 改写 扩写"
        " 不满意 满意 插入文档 替换原文 继续追问 新建对话 新对话 Regenerate Retry 查看来源"
        " 信源 思维链 读出声 倒赞 赞同回答 👍 👎"
    ),
    "code button": WordClass(
        "复制代码 复制程式码 展开代码 收起代码 运行代码 登录后复制 登入后复制 AI写代码"
        " AI写程序 代码解读 AI解读 复制 已复制 一键复制"
    ),
    "running": WordClass("运行 全屏 自动换行 展开 收起"),
    "language": WordClass("", r"[A-Za-z+#]{1,12}|\b\d(?:\s\d)*\b"),
    "English button": WordClass(
        "Copy Share Edit Like Dislike Reply Save Print Email More Report Repost"
    ),
    "site": WordClass(
        "微信 微信好友 朋友圈 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 豆瓣 人人网 贴吧 知乎"
        " 钉钉 抖音 快手 小红书 飞书 Facebook FB Twitter X LINE Line line Telegram Threads"
        " WhatsApp Instagram Email 邮件 邮箱 Pinterest LinkedIn 领英 短信 复制 复制链接"
        " 复制连结 更多 推特 脸书 开心网 百度贴吧 Plurk 噗浪 微博客 有道云笔记 印象笔记 e-mail"
        " 电子邮件"
    ),
    "share to": WordClass(
        "分享文章 分享链接 分享本页 分享到 分享至 分享给 转发到 转发至 分享给朋友 分享给好友"
        " 推荐给朋友 推荐给好友 一键分享 分享本文 扫码分享 用微信扫码分享至 扫码分享至 好友"
        " 分享到微信 分享 转发"
    ),
    # ----- figures and bylines -----
    "count": WordClass(
        "",
        rf"{NUMBER}\s*(?:[条个次人篇位名])?\s*(?:评论|阅读|浏览|点赞|赞同|赞|收藏|回复|关注|下载|播放|转发|分享|回答|人参与"
        r"|参与|人赞同|喜欢|人阅读|人浏览|人评论|留言|文章|点击|围观|人气|在看|推荐)(?:了?[该此本]?(?:回答|文章|内容))?"
        r"|(?:评论数?|阅读[数量]?|浏览[数量次]?(?:数)?|点赞数?|赞同|赞|踩|收藏数?|回复数?|关注|下载[数量]?|播放[数量]?|转发数?"
        r"|分享数?|人气|热度|点击[数量]?|喜欢|评分|有用|没用|好问题|推荐数?|留言数?|观看[数量]?|围观|等级\s?Lv)"
        rf"\s*[:：(（]?\s*{NUMBER}\s*[次条人]?[)）]?|Lv\.?\d+|[👍💬⭐❤👀]\s*{NUMBER}",
    ),
    "fans": WordClass(
        "",
        rf"(?:粉丝|获赞|获收藏)\s*[:：]?\s*{NUMBER}"
        rf"|{NUMBER}\s*(?:位?粉丝|获赞)|Lv\.?\d+",
    ),
    "posted": WordClass(
        "发布于 发表于 编辑于 更新于 修改于 最后编辑于 最后更新 最后修改 发布 修改 编辑 更新"
        " 首发于 已编辑 创建于 于 已于 发布时间 更新时间 发表时间 刊登 张贴",
    ),
    "date": WordClass(
        "今天 昨天 前天 刚刚 星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        r"\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
        r"|\d{1,2}[-/月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?|\d+\s*(?:分钟|小时|天|周|个?月|年)前",
    ),
    "place": WordClass(
        "",
        r"IP\s*(?:属地|归属地?)\s*[:：]?\s*(?:未知|[\u4e00-\u9fff]{2,4}(?=$|[^\u4e00-\u9fff]))"
        r"|来自[\u4e00-\u9fff]{2,3}(?=$|[\s·|])"
        r"|发表于\s?[\u4e00-\u9fff]{2,3}$"
    ),
    "device": WordClass(
        "",
        r"(?:来自|发自)\s*(?:iPhone|iPad|Android|安卓|华为|小米|微博|手机|网页|[A-Za-z]{2,12})"
        r"[^\s|·]{0,8}"
    ),
    "byline": WordClass("原创 转载 作者 博主 楼主 层主 答主 编者 认证"),
    # ----- searching -----
    "found": WordClass(
        "找到 找到约 搜索到 共搜索到 为您找到 百度为您找到 检索到 共找到 共检索到 约有 搜寻到"
        " 查询到 相关 相关结果 搜索 搜到"
    ),
    "results": WordClass(
        "",
        rf"约?\s*{NUMBER}\s*[条个项笔]?\s*(?:相关)?(?:搜索|搜寻|检索)?(?:结果|记录|网页|资讯)"
        rf"|相关结果约?\s*{NUMBER}\s*[个条]",
    ),
    "took": WordClass(
        "", rf"(?:用时|耗时|花费|搜索用时)?\s*[:：]?\s*{NUMBER}\s*(?:秒|ms|s|毫秒|分钟)"
    ),
    "tab": WordClass(
        "综合 图片 视频 影片 资讯 文库 新闻 地图 音乐 采购 全部 文章 问答 用户 专栏 话题 更多"
        " 直播 小视频 购物 贴吧 笔记 学术 翻译 词典 百科 圈子 商品 图书 软件 游戏"
    ),
    "search tab": WordClass(
        "网页 知道 时间不限 站点内检索 搜索工具 所有网页和文件 全部时间 不限时间 按相关性"
        " 按时间排序 收起工具 所有结果 公众号 小程序 网页搜索 综合排序 综合"
    ),
    # ----- other articles -----
    "related": WordClass(
        "您可能还想看 你可能还想看 更多推荐 更多文章推荐 更多内容推荐 同类推荐 为你精选"
        " 猜你喜欢 猜您喜欢 猜你感兴趣 猜你想看 大家都在看 大家还在看 大家还在搜 大家都在搜"
        " 其他人还在搜 为你推荐 为您推荐 热门推荐 精彩推荐 相关推荐 更多精彩内容 看了又看"
        " 今日热点 热搜榜 热门搜索 今日推荐 编辑推荐 你可能感兴趣 您可能感兴趣 你可能还喜欢"
        " 您可能还喜欢 你可能也喜欢 看过本文的人还看了 相关搜索 相关帖子 相关问题 换一批"
        " 最新推荐 本周热榜 大家正在看 精选推荐 您可能喜欢 你也许喜欢"
    ),
    "reading": WordClass(
        "相关阅读 推荐阅读 相关文章 热门文章 延伸阅读 相关新闻 更多阅读 最新文章 热门新闻"
        " 热点新闻 上一篇文章 下一篇文章 相关报道 相关资讯 热文推荐 往期推荐 往期回顾 精彩回顾"
        " 猜你喜欢"
    ),
    # ----- unfolding -----
    "unfold": WordClass(
        "展开 展开阅读 展开全文 展开阅读全文 展开剩余 展开更多 查看剩余 查看剩余全文 阅读剩余"
        " 查看全文 阅读全文 显示全文 显示更多 阅读更多 查看更多 加载更多 继续阅读 收起全文"
        " 收起 收合 展开目录 展开查看 查看完整内容 点击展开 点击查看 余下全文 剩余全文"
        " 阅读原文 展开评论 查看全部 查看全部评论 展开剩余内容 读取更多 载入更多 看更多"
        " 点此展开 查看详情 点击加载 加载中 显示完整内容"
    ),
    "arrow": WordClass("∨ ∧ ▼ ▲ ↓ ↑ → » >> > ﹀ ︿ ⌄ ⌃ ˅ ˄ … ＞＞ ⬇ 👇"),
    # ----- chat windows -----
    "thinking": WordClass(
        "联网搜索 搜索完成 联网搜索完成 思考用时 深度搜索 深度思考 已深度思考 思考完成 已思考"
        " 思考中 正在思考 已完成思考 深度思考完成 深度思考已完成 已停止思考 思考结束 已推理"
        " 推理完成 推理过程 思考了 已完成推理 正在推理 停止思考 显示思路 显示思考过程"
        " 展开思考过程 收起思考过程 思维链"
    ),
    "sources": WordClass(
        "",
        r"(?:已|共|我)?(?:为[您你])?(?:阅读|浏览|搜索|搜寻|参考|检索|找到|引用|搜集|查阅)(?:了|到)?\s*\d+\s*[个篇份条]\s*"
        r"(?:参考)?(?:网页|网站|资料|来源|信息源|文献|内容|结果|链接)(?:作为参考)?",
    ),
    "says": WordClass("说 回答 回复 答"),
    "colon": WordClass("： :"),
    "bot": WordClass(
        " ".join(CHATBOTS)
        + " 文心 混元 元宝 腾讯元宝 Claude Gemini Copilot Grok 通义 智谱清言 百川"
        + " AI助手 AI 智能助手 小助手 助手 Assistant assistant Bot 机器人 GPT GPT-4 GPT-4o 天工"
        + " 秘塔AI 星火"
    ),
    "machine": WordClass(" ".join((*MACHINES, *CHATBOTS)) + " 大语言模型 机器 智能助手"),
    "asker": WordClass("你 您 User user You 用户 提问者 我"),
    # ----- remarks of chatbots on what they wrote -----
    "note": WordClass("注 说明 注意 备注 提示 温馨提示 注意事项 声明 备注说明 使用说明"),
    "these": WordClass(
        "以上 文中 上述 本文 此 以上为 上文 文内 本稿 以上内容 上述内容 方括号内 方括号中"
        " 括号内 括号中 【】内 [ ]内 XX处 此为 文本中"
    ),
    "things": WordClass(
        "姓名 人名 单位 单位名称 数据 数字 内容 方案 模板 信息 案例 时间 地点 日期 名称 金额"
        " 具体数据 具体内容 具体信息 具体时间 细节 地名 表述 文字 总结 报告 讲话稿 发言稿 通知"
        " 计划 文稿 合同 条款 公告 活动 部分 处 相关数据 相关信息 项目名称 具体 具体执行"
        " 部分数据 示例数据 个人信息 联系方式 语气 篇幅 稿件 文案 范文 措辞"
    ),
    "example": WordClass(
        "示例 虚构 假设 范例 虚拟 占位 模拟 参考模板 参考范文 模板 样例 举例 示意 假定 范本"
        " 参考示例 参考文本 虚构内容 虚构数据 参考范例 示例内容"
    ),
    "adapt": WordClass(
        "谨慎 甄别 辨别 仔细 自行核实 替换 修改 补充 调整 完善 增删 填写 填充 更换 改为 自行"
        " 替换为真实数据 酌情 细化 填入 删减 灵活 调整和完善 核实 确认 核对 更新 增减 润色"
        " 修订 使用时 使用 自行补充 自行替换 自行修改 自行调整 优化"
    ),
    "according": WordClass(
        "根据 结合 按照 依 依据 依照 按 实际情况 实际 具体情况 实际状况 自身情况 本单位"
        " 单位实际 需要 需求 真实 真实数据 真实信息 自身 真实情况 实际需要 实际需求 您的需求"
        " 具体需求 贵单位 情况 为准 以 真实姓名 真实名称 真实单位 真实内容"
        " 实际数据 实际内容 实际姓名"
    ),
    "reference": WordClass("仅供参考 供参考 供您参考 仅供您参考 参考"),
    "all": WordClass("均 皆 均为 皆为 都是 为 系 是 均系 属 仅为"),
    # ----- converters and translators -----
    "tool": WordClass(
        "转换器 转换软件 PDF转换器 PDF编辑器 编辑器 PDF 软件 扫描王 扫描全能王 扫描仪"
        " 手机扫描仪 手机扫描 WPS 福昕 福昕PDF编辑器 万兴 万兴PDF 迅捷 迅捷PDF转换器 极速 金山"
        " OCR OCR识别 识别结果 录音转文字 讯飞听见 语音转写 打印 转写 格式工厂 Adobe Acrobat"
        " Converter CamScanner 本文件 本文档 此文档 该文档 此文件 本PDF 扫描件 版本 文件 文档"
        " 嘉立创 夸克 夸克扫描王 搜狗 有道 应用"
    ),
    "stamp glue": WordClass("由 的 请 将 在 后 本 仅 该 此 是 为 经 于 并 即 可 注册后 （ ）"),
    "trial version": WordClass(
        "试用版 免费版 未注册版 未授权版本 评估版 体验版 演示版 未注册 试用版本 免费版本"
        " 未授权 测试版 共享版 破解版 未激活 Trial trial Unregistered unregistered Evaluation"
        " Demo Free 非注册版 未购买 试用 试用版软件 免费用户"
    ),
    "made": WordClass(
        "辅助生成 辅助 生成 创建 转换 导出 制作 扫描 识别 打印 提供 通过 使用 转换生成"
        " 扫描创建 编辑 输出 转写 自动生成 Created Converted Generated by with using Version"
        " version"
    ),
    "limit": WordClass(
        "去水印 去除水印 去掉水印 水印 购买正式版 升级 购买 正式版 开通会员 注册后 消失"
        " 完整功能 升级会员 解除限制 仅转换 仅识别 只能转换 去除 前 页 最多 限制 注册 激活"
        " Remove watermark purchase"
    ),
    "translator": WordClass(
        "自动翻译生成 搜狗翻译 机器翻译 自动翻译 机翻 在线翻译 谷歌翻译 有道翻译 百度翻译"
        " 翻译软件 机器翻译结果 AI翻译 Google翻译 必应翻译 DeepL 智能翻译 腾讯翻译",
        r"[Gg]oogle\s?翻译|Translated\s+by\s+\w+|Machine\s+translat(?:ed|ion)",
    ),
    "unproofed": WordClass(
        "本页 此页 页面 未经人工校对 未经校对 未经人工润色 未经润色 仅供参考 可能存在错误"
        " 可能有误 自动生成 自动翻译 译文 人工校对 未经 人工 以原文为准 可能不准确 结果 此页面"
        " 本页面 原文 请以原文为准"
    ),
    # ----- blog hosts -----
    "notice": WordClass(
        "版权声明 声明 免责声明 特别声明 版权 原创声明 郑重声明 转载声明 版权说明 重要声明"
    ),
    "work": WordClass(
        "本文 文章 原创文章 博客文章 本博客文章 本作品 作品 原创作品 原创 本篇 图片 文字 图文"
        " 内容 博文 原文 本博客 本帖 该文 此文 稿件 素材 部分内容"
    ),
    "host": WordClass(
        "CSDN 博客园 简书 知乎 掘金 稀土掘金 51CTO 51CTO博客 思否 SegmentFault 今日头条"
        " 头条号 百家号 公众号 微信公众号 开源中国 豆瓣 新浪博客 阿里云开发者社区 腾讯云"
        " 华为云 InfoQ 博客 网络 互联网 站长 搜狐号 网易号 企鹅号 痞客邦 方格子 Medium"
    ),
    "author": WordClass(
        "博主 作者 原作者 CSDN博主 作者所有 本人 原文作者 版权方 著作权人 笔者 版权所有者"
        " 原创者"
    ),
    "owned": WordClass(
        "著作权归 版权归 归 所有 均为 为 系 来自 来自于 来源于 版权属于 著作权 属于 属 所属"
        " 出自 转自 转载自 来源 版权所有 权利"
    ),
    "repost": WordClass(
        "转帖 转载 商业转载 非商业转载 引用 转贴 二次转载 搬运 如若转载 如需转载 转载时 商用"
    ),
    "condition": WordClass(
        "请注明 注明 注明出处 注明作者和出处 注明来源 出处 附上 原文出处链接 本声明 联系"
        " 联系作者 获得授权 授权 获取转载授权 未经允许 未经许可 未经授权 未经作者允许"
        " 未经作者许可 禁止 严禁 请勿 不得 谢绝 勿 谢谢合作 谢谢 许可 允许 同意 遵循 遵守 CC"
        " BY-SA BY-NC-SA BY 4.0 3.0 版权协议 许可协议 协议 保留 必须 须 如需 侵权必究"
        " 追究法律责任 否则 侵删 侵权 请联系 删除 如有侵权 联系删除 请联系删除 不妥 告知 务必"
        " 原文链接 本文链接 明显位置 侵权请联系 立即 处理 若有侵权 特此声明 出处链接"
    ),
    "blog link": WordClass(
        "",
        r"(?:https?://)?(?:[\w-]+\.)*(?:csdn\.net|jianshu\.com|zhihu\.com|juejin\.(?:cn|im)"
        r"|cnblogs\.com|51cto\.com|segmentfault\.com|toutiao\.com|oschina\.net|pixnet\.net|vocus\.cc|douban\.com|weixin\.qq\.com)(?:/[!-~]*)?",
    ),
    "address": WordClass(
        "",
        r"(?:https?://)?(?:[\w-]+\.){1,4}(?:com|cn|net|org|cc|vip|top|info|tw|hk)(?:\.cn|\.tw)?"
        r"(?:/[!-~]*)?",
    ),
    # A site prints where it is; a path leads to one page, which is what a writer refers to.
    "front page": WordClass(
        "",
        r"(?:https?://)?(?:[\w-]+\.){1,4}(?:com|cn|net|org|cc|vip|top|info|tw|hk)(?:\.cn|\.tw)?"
        r"/?(?![/.]?[A-Za-z0-9_-])",
    ),
    "library": WordClass(
        "中国知网 知网 万方 万方数据 维普 豆丁 豆丁网 道客巴巴 学科网 原创力文档 人人文库"
        " 第一范文网 360文库 百度文库 文库 范文网 题库 菁优网 高考资源网 金锄头文库 新浪爱问"
        " 爱问共享资料 范文 素材网 文档网 资源网 教育网 考试网 资料网 论文网 下载站"
        " 课件网 试题网 中考网 高考网 教育在线 公文网 新闻云 作业帮 更多试题请访问"
        " 更多资料请访问 更多请访问 更多试卷请访问 书包网 小说网"
    ),
    "library address": WordClass(
        "",
        r"(?:https?://)?(?:[\w-]+\.)*(?:cnki\.net|wanfangdata\.com\.cn|cqvip\.com|docin\.com|doc88\.com|zxxk\.com|book118\.com|renrendoc\.com"
        r"|diyifanwen\.com|wenku\.(?:so|baidu)\.com|jyeoo\.com|21cnjy\.com|jinchutou\.com|ishare\.iask\.sina\.com\.cn|taodocs\.com|mayiwenku\.com"
        r"|xuexila\.com|ks5u\.com|gkzyw\.com)(?:/[!-~]*)?",
    ),
    # ----- accounts -----
    "channel": WordClass(
        "加入QQ群 下方二维码 请搜索 扫描下方 搜微信号 扫码 扫码关注 扫描二维码"
        " 扫描下方二维码 长按识别 长按识别二维码 微信搜索 微信搜 搜一搜 加微信 点击上方蓝字"
        " 长按 微信扫码 扫一扫下方 粉丝专页 粉丝页 点击右上角 右上角"
        " 点击下方名片 后台回复 公众号后台回复 关注公众号 微信公众号"
        " 公众号 识别图中二维码 添加微信 点击蓝字 加QQ群 扫一扫 二维码 QQ群"
    ),
    "follow": WordClass("关注 私信 回复 关注我 关注我们 欢迎关注 评论区 追踪 追踪我们 加入我们"
        " 扫码关注 关注公众号 关注微信公众号 点击上方蓝字"),
    "take": WordClass("领取 获取 下载 免费下载 免费领取"),
    "goods": WordClass(
        "免费下载 免费领取 电子书 资料 课件 模板 完整版 可编辑版 电子版 教案"
        " 试卷 配套练习 全套资料 下载链接 源文件 高清版 原图 干货 福利 礼包 PPT 题库 word版"
        " Word版 答案 大礼包 资料包 学习资料 试题 习题 视频教程 书单 源码"
    ),
    # ----- likes: what only pages and accounts have, and what writers ask for as well -----
    "like": WordClass(
        "点赞 点个赞 点赞在看 在看 点个在看 三连 一键三连 打赏 点在看 点亮"
        " 素质三连 按赞 按赞分享 赞赏 投币 点个关注 点个收藏 赞"
        " 分享给朋友 分享给更多朋友 分享给更多的朋友 转发给更多朋友 转发给朋友"
        " 分享到朋友圈 转发到朋友圈 转发朋友圈"
    ),
    "pass on": WordClass("转发 收藏 分享 留言"),
    "plead": WordClass(
        "再走 再走吧 原创不易 码字不易 创作不易 整理不易 最大的支持 不迷路 动动手指 求点赞"
        " 动力",
        "(?<![请要需追寻])求(?=[赞点关转收分三打推])",
    ),
    "beg": WordClass(
        "再走 再走吧 支持 原创不易 码字不易 创作不易 喜欢 觉得有用 有帮助 最大的支持"
        " 不迷路 欢迎 鼓励 动力 如果 觉得 有用 对你 的话 我的文章 我的 文章 更新 第一时间"
        " 更多朋友 好文 希望 动动手指 求点赞 手动 记得 别忘了 请 给个 吧 最大 是对我 整理不易"
        " 不错"
    ),
    # ----- downloads -----
    "file data": WordClass(
        "",
        r"(?:上传[者人]|上传用户|上传时间|发布者|文档编号|资源ID|资源编号|文件编号|下载[次量]?数?|大小|文件大小|资源大小|文档大小|格式|文档格式|文件格式"
        r"|页数|全文页数|文档页数|总页数|价格|售价|下载积分|所需积分|积分|浏览[次量]?数?|评分|贡献者|文档热度|收藏数|更新时间)\s*[:：]\s*"
        r"[^\s　|:：]{1,14}(?:\s*\d{1,2}:\d{2})?|\d+页|\d[\d.]*\s?[KMG]B",
    ),
    # ----- logging in, comments, cookies -----
    "log in": WordClass(
        "还没有登录 手机验证码 登录 登入 注册 立即注册 立即登录 快速登录 登录后 请登录"
        " 请先登录 未登录 您还没有登录 忘记密码 找回密码 手机验证码登录 微信登录 注册新账号"
        " 点击登录 免费注册 游客 帐号 账号 手机号登录 扫码登录 加入我们 自动登录 记住我"
        " 登录注册"
    ),
    "comment": WordClass(
        "评论 回帖 发表评论 发表 回复 跟帖 留言 发帖 参与评论 写评论 查看 下载 提问"
    ),
    "comment box": WordClass(
        "还没有人评论 快来说两句吧 快来说两句 发表你的看法 发表您的看法 发表你的观点"
        " 还没有人发言 我来说两句 发表评论 写下你的评论 写下您的评论 暂无评论 快来抢沙发"
        " 抢沙发 抢首评 全部评论 网友评论 仅供其表达个人看法 并不表明本站立场 取消回复"
        " 文明上网理性发言 文明上网 理性发言 请遵守评论服务协议 说点什么吧 说点什么 还没有评论"
        " 还没有留言 抢先留言 快来评论 您的电子邮箱地址不会被公开 必填项已用*标注"
        " 必填项已用标注 友善是交流的起点 参与评论 最新评论 热门评论 发布评论 撰写评论 评论区"
        " 精彩评论 只看楼主 0人参与 0条评论 来说两句 有话要说 我要评论 期待你的评论"
        " 快来发表你的看法 快来发表看法 写评论 电子邮件地址不会被公开 善语结善缘 恶语伤人心"
        " 评论已关闭 评论列表 提交评论",
        r"还可以?输入\s*\d+\s*个?(?:字符?|汉字)",
    ),
    "comment field": WordClass("昵称 邮箱 网址 网站 发送 表情 验证码"),
    "cookie": WordClass("", r"[Cc]ookies?|COOKIES?"),
    "cookie words": WordClass(
        "代表 将 本网站 本站 网站 我们 使用 以 改善 提升 优化 浏览体验 体验 使用体验 继续浏览"
        " 继续使用 即表示 表示 同意 隐私政策 隐私权政策 隐私声明 管理偏好 偏好 设置 仅必要"
        " 必要 分析 流量 了解更多 政策 个性化 广告 内容 改善网站体验 网站体验 使用条款 查看"
        " 通过 为了 确保 最佳 提供 更好 服务"
    ),
    "choice": WordClass(
        "查看隐私政策 隐私政策 接受 拒绝 同意 不同意 我知道了 我同意 知道了 接受全部 全部接受"
        " 仅必要 全部拒绝 好的 管理偏好 关闭 继续浏览 确定 我已了解"
    ),
    # ----- sound, apps -----
    "audio": WordClass(
        "语音播报 听全文 听新闻 收听本文 点击收听 点击收听本文 播放 朗读全文 AI朗读 朗读 倍速"
        " 暂停 听文章 语音朗读 收听 播放语音 音频 您的浏览器不支持 audio video 标签 元素"
        " 音色切换 约 分钟 需 字 本文 1x"
    ),
    "play time": WordClass("", r"\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}"),
    "open": WordClass("打开 下载 安装 用 使用 启动 开启 前往 去 请在 在 进入 点击 扫码下载"),
    "app": WordClass(
        "APP App app 客户端 手机客户端 应用 微信 微信客户端 手机 小程序 知乎App 手机版"
        " 新闻客户端 手机App 移动端",
        r"[\u4e00-\u9fff]{2,4}(?:APP|App|app|客户端)",
    ),
    "app promise": WordClass(
        "阅读全文 看全文 体验更佳 阅读体验更佳 体验更好 阅读体验更好 查看更多 精彩内容"
        " 查看更多精彩内容 更多精彩内容 内打开 中打开 中开启 内阅读 随时随地 看新闻 继续阅读"
        " 免费看全文 扫一扫 扫码 打开链接 看更多 参与讨论 免费阅读 内查看 享受更多 立即打开"
        " 一键直达 更流畅 查看完整内容 阅读更流畅 看完整版 内 中 打开 阅读体验 体验 观看 阅读"
    ),
    "own": WordClass(
        "最佳答案 提问者采纳 本回答由提问者推荐 本回答被提问者采纳 提问者推荐 已采纳"
        " 人赞同了该回答 人觉得有帮助 人觉得有用 在APP内打开 复制代码 复制程式码 Copy code"
        " 展开代码 收起代码 点击上方蓝字关注我们 长按识别二维码关注 关注 TA",
        rf"有?\s*{NUMBER}\s*人(?:(?:觉得|认为)[^，。]{0,6}有(?:帮助|用)|赞同了该回答)|采纳率\s*[:：]?\s*\d+%(?:\s*擅长[:：]\s*\S{{1,16}})?",
    ),
}  # fmt: skip
"""What is said in a class; a word may stand in several."""
