r"""用字母或乘号代替、还没有换成实际内容的名称、数字和日期
Letters (XX, x.x, 20XX, ××) that stand for a name, a figure or a date not filled in

“XX市”“新建xx个”“增长x.x%”“〔xxxx〕x号”“X月X日”是隐去或未定的内容。照此发布，读者看到的是
半成品。规则不靠词表，而看左右：后面缺数的量词、单位、百分号，缺名的政区、机构，前面的“第”，
年月日，书名号和引号，电话、邮箱、网址、编号、期限、图表号的位置，以及夹在名称中间的单个字母（新x清）。单个字母嵌在名称里可能是品牌、变量，
只有文中另有两处以上较确定的占位时才报。报告的范围只是占位的字符本身。

不报：
尺码、型号、车牌、网址、代码、十六进制（XXL、XXD-200、0xXX、xx.js）；英文单词里的x；
X光、X射线、x轴、X染色体等术语；公式里的变量，乘号（长×宽、20×30米、7×24小时）；
“党建+N”“1+X证书”一类自含变量的提法；罗马数字（XII）；案例、判决中有意隐去的人名（张××）；
示范写法（主题注明“XX单位报名”）；引来谈论的字样（弹窗显示“还剩xx天”）；规定的写法（应当写明××所收
的字样）；教人怎样写、怎样问的话（写成“修复 xx 个缺陷”，如何进行 xxx？）；附近说明了代表什么的
（20XX年，XX改为年份）；附件里的文书样式，法规附件里的文书。全文到处是英文词的技术文章里，xx多是
变量：单独一处不报。
整篇是表单、模板的（标签加空位，很少成段文字），只报一处并说明共有几处；题目已说明是样表、范本的不报。

选项：
each_in_forms = true 时，整篇是表单、模板的也逐处报；extra 是另外一律视为占位的字串；
allowed 是含有这些字母但不算占位的词。

    [rules.PH001]
    each_in_forms = false
    extra = ["AA公司"]
    allowed = ["XX英雄"]

出处：
机关综述、年终总结被文库类网站隐去地名、数字后再流传；起草时留空而忘记补上。

反例：
    今年以来，XX市扎实推进老旧小区改造。
    共走访企业xx家，收集意见xxx条。
    空气质量优良率提高xx.x个百分点。
    智慧平台升级到x．x版，投入x.x亿元。
    力争xxxx年完成整村搬迁。
    力争20XX年完成整村搬迁。
    会议定于X月X日召开。
    报到时间为 2019 年 ×月 × 日。
    ××省水利厅转发了这份通知。
    ＸＸ局负责牵头落实。
    依据市政办〔xxxx〕xx号文件执行。
    按照x府发〔2021〕9号的要求办理。
    召开推进会x次，解决难题x个，唱响“善美新x川”。
    组建服务队xx支、服务点xx处，推出“一‘x’到底”服务。
    打造“红色x邻”品牌，走访xx户、慰问xx人。
    实施“x+x”帮扶计划，惠及群众。
    推行“x+x+N”联动机制，办结事项xx件。
    环xx湖绿道全线贯通，上xx工程顺利开工。
    20XX学年共招收新生八百人。
    来电的是XX单位的职工，讲了事情经过。
    启动“xxx”专项行动，全面排查隐患。
    在全市率先推出“XX先锋”AAA公众号专栏。
    先后到YY县、ZZ镇调研。
    XX2021年工作总结
    YYYY年MM月DD日
    负责人：XXX
    本项目总投资13XX万元。
    1.XX镇：完成征地任务。
    XX表示，XX村将继续努力。
    预约电话：0851-XXXXXXXX，节假日照常受理。
    稿件请发到邮箱 xxxx@126.com。
    全文请登录www.xxxx.org.cn查看。
    大桥计划于202X年完工。
    二〇二×年四月八日
    应当在收到通知后X个工作日内答复。
    租金X元，按月支付。
    工艺流程见图5-X。
    详见第X节的说明。
    存储空间不低于XXTB。
    材料交第？窗口，可加急办理。
    联系地点：北塔?展厅
    夜里停水请找顾师傅136-XXXX-XXXX。
    新栽行道树？？株，全部成活。
    合同编号：JC-2025-XXX
    書記員　×××
    茲訂於○月○日辦理說明會。
    建设XX—XX高速公路，XX/XX两县同时开工。

正例：

    门牌上应当冠以××镇农技推广站字样。
    表格的日期按20XX年XX月的格式填写。
    路边标语内容统一为：建设××新农村。
    照片按“20XX年植树”命名，XX代入当年的末两位。
    这款外套有XL、XXL两个尺码可选。
    他在发布会上展示了新款 iPhone XX 手机。
    所用设备型号为XXD-200，另配XX300探头。
    推行“4+x”议事、“党建+N”服务和“1+X证书”试点。
    构建“1+3+N”工作体系。
    建成20×30米的仓库，提供7×24小时服务。
    面积等于长×宽，总价为单价×数量。
    患者须先做Ｘ光检查，Ｘ射线剂量不得超标。
    沿x轴方向移动，女性有两条X染色体。
    颜色值写作0xFF，访问 https://www.xxx.com/xx/ 即可。
    设有x个苹果，则方程为2x=10。
    联系电话为138xxxx5678。
    参见第XII章和附录XX。
    支持 Linux 和 macOS，导入 xx.js 即可使用。
    被告人张××在××市将李××打伤，被害人报案。
    请在邮件主题注明“XX单位报名”。
    材料以“XX学校+姓名”命名。
    将字符串xxx替换为实际的文件名。
    网关返回4xx、5xx状态码，网段为10.x.x.x，版本为3.x版。
    车牌为粤B·XXXXX号，身份证号为3701XXXXXXXXXX1234。
    误工补助按标准 × 天数 发放。
    国潮×科技，李宁x迪士尼，跨界联名。
    补偿金按月工资×工作年限计算，每增加一级×系数。
    企业为AAA级信用单位，景区为AAAAA级。
    编号格式为JS-XX，其中XX表示年份。
    推特更名为X后，X平台的用户有所减少。
    正确的打√，错误的打×。
    写周报时直接说“本周修复了 xx 个缺陷”，别堆形容词。
    能不能支持 xxx 格式？
    弹窗会显示“还剩xx天到期”，点击“续费”即可。
    讲稿里的“XX市”“XX局”这类占位，交稿前逐一替换。
    信封正面须注明××考点收，背面不写字。
    民警敬礼后应当说：“我是××派出所民警，请出示证件。”
    机构名称统一为“××市××区养老服务中心”。
    表头写20XX学年，XX改为入学年份的后两位。
    第XX章讲航海，第XXI章讲贸易。
    地址写成00:1c:42:xx:xx:xx，端口见127.0.0.1:xxxx。
    改前：“xx渡口有隐患”。
    客服电话一律显示为前三位后四位，如139****2468。
    例如收件人写作xxx@xxx.com，系统会校验格式。
    序号从1到N，每N项分为一组，X取整数。
    哪一间好？第二间怎么样？
    图X光片所见，骨折已经愈合。
    码头挂出“××号到港”的牌子，船名由各船自行填写。
    第九条　渡口立“××渡口”石牌，船身喷“××渡”字样。
    三、裝運時須在箱面載明「内有××易碎品」，字樣用紅色。
    请示的标题通常是“xx局关于xx的请示”，不写年份。

反例（全文）：
    第XX军团的石刻，是与第XIV军团同时立的。
    这篇讲稿据我馆第XX次讲座写成。

反例（全文）：
    标题用“从xx到xx”的句式。
    也可以写“xx的清晨”，把xx换成地名。
    夜校今年共招收xx名船工。

正例（全文）：
    标题用“从xx到xx”的句式。
    也可以写“xx的清晨”，把xx换成地名。
    结尾写“夜校今年共招收xx名船工”一类的话。

反例（全文）：
    借条这样写：“因 xx 事由，借 x 元，由 xx 担保。”
    上季度共计xx户借款，均已归还。

反例（全文）：
    房屋租赁合同

    出租方：XXX
    承租方：XXX
    坐落：XX路XX号
    租金：每月XX元

正例（全文）：
    问：唁电的抬头怎么写？
    答：写“xx治丧委员会”，另起一行空两格。

正例（全文）：
    劳务协议（参考范本）

    甲方：XXX
    乙方：XXX
    工作地点：XX市XX区
    报酬：每月XX元

正例（全文）：
    第二十条　本规定自2022年1月1日起施行。

    附件：文书参考样式

    ×××人民法院

    （××××）……执……号

    ×××市场监督管理局：

    ××××年××月××日
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.engine.rule import rule
from wenlint.language.form import Hole, unfilled
from wenlint.language.masks import letter_masks
from wenlint.language.symbols import symbol_masks
from wenlint.language.words import places_of
from wenlint_rules.placeholder.slots import slots


@dataclass(frozen=True, slots=True)
class Options:
    each_in_forms: bool = False
    extra: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@rule("PH001", "letter-mask", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    text = document.text
    masks = sorted({*document.view(letter_masks), *places_of(options.extra, text)})
    others = document.view(symbol_masks)
    masks = sorted(
        {
            *masks,
            *(
                slot
                for slot in document.view(slots)
                if not any(slot.overlaps(mask) for mask in (*masks, *others))
            ),
        }
    )
    form, spans = unfilled(
        document,
        masks,
        Hole.LETTERS,
        each_in_forms=options.each_in_forms,
        allowed=options.allowed,
    )
    if form is not None:
        yield form
    for span in spans:
        mask = span.of(text)
        yield Hit(
            span,
            f"“{mask}”是占位，应换成实际的名称、数字或日期",
            f"{mask!r} is a placeholder; put the real name, figure or date there",
        )
