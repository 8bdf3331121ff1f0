/**
 * Comments written for this test by somebody who read them for what they are about, each with the topics of the
 * first level that a person would file it under. No rule or term was chosen by them: whoever adds a term to the
 * lists does not read them first, and does not mend a comment that is missed.
 */
export type Labelled = { comment: string; topics: string[] };

const read = (lines: string): Labelled[] =>
	lines
		.trim()
		.split('\n')
		.map((line) => {
			const at = line.indexOf('|');
			const topics = line.slice(0, at).trim().split(' ');
			return {
				comment: line.slice(at + 1).trim(),
				topics: topics.filter((topic) => topic !== '-'),
			};
		});

export const labelledChinese = read(`
delivery | 下单三天了还在中转站没动静
delivery | 快递放在小区门口就走了，电话都没打一个
delivery | 送得挺快，第二天一早就到了
delivery | 箱子压得变形，里面的杯子碎了两个
delivery | 明明买了三件，只寄来两件
delivery staff | 送货的师傅很客气，还帮忙搬上楼
delivery | 物流信息五天没更新
delivery | 外包装完好，泡沫裹得很严实
delivery communication | 说好周六送到，结果周一才送
price | 同样的东西别家便宜二十块
price | 双十一买完第二天就降价，也不给补差
price | 这个价位能有这样的品质算值了
price quality | 东西一般，卖得倒挺贵
price | 券用不了，满减门槛也太高
price billing | 结账时多出一笔服务费，事先没人说
price | 越来越贵，老客户一点优惠都没有
quality | 布料很薄，洗一次就起球
quality | 做工精细，拿在手里很有分量
quality | 跟图片上的颜色差太多
quality | 号码偏小，平时穿四十的要买四十一
quality | 用了两个月边上就开线了
quality | 一看就是假货，标签都印歪了
quality | 材质摸着很舒服，没有线头
fault | 刚买一周就开不了机
fault | 洗衣机脱水的时候声音特别大，还漏水
fault | 电池半天就没电了
fault | 修了三次还是老毛病
fault | 屏幕出现一条竖线
fault | 空调制冷效果越来越差，师傅来看说缺氟
fault | 充电器插上没反应
fault installation | 上门维修的人约了两次都没来
fault returns | 屏幕有坏点，要求换一台新的被拒绝
staff | 前台小姑娘态度特别好，笑着给我们指路
staff | 店员爱答不理，问一句回半句
staff | 客服说话很冲，还挂我电话
staff | 销售很专业，讲得清清楚楚
staff | 经理亲自过来道歉，感觉受到了尊重
staff | 问了三个人三种说法，业务根本不熟
staff | 服务员记错单还怪我没说清
staff | 老师耐心，孩子很喜欢上课
staff | 保安大声呵斥老人，太过分了
waiting | 排了一个多小时的队
waiting | 热线一直占线，打了十几遍才接通
waiting | 发了三封邮件，一个星期没人理
waiting | 办个卡等了整整一下午
waiting food | 坐下四十分钟菜还没上齐
waiting | 叫号太乱，后来的先办了
waiting | 秒回，效率真高
waiting communication | 投诉之后石沉大海
waiting staff | 在线客服半天才回一句
digital | 升级之后一打开就闪退
digital | 验证码收不到，登不进去
digital | 页面加载特别慢，点一下卡半天
digital | 小程序找不到开发票的入口
digital | 付款的时候提示系统错误
digital | 新版界面太花哨，老人不会用
digital | 忘记密码，找回的流程走不通
digital | 应用做得简洁，几步就能办完
digital billing | 支付扣了两次钱，订单却显示未付款
digital place | 手机信号在店里几乎没有，扫码都扫不出来
returns | 七天无理由都不给退
returns | 退款拖了半个月才到账
returns | 换货很顺利，第二天就来取件了
returns | 要退货还得自己出运费
returns | 质保期内修都不给修
returns staff | 申请退款，客服百般推脱
returns fault | 收到是坏的，退了
billing | 没订过的套餐每个月扣我十块
billing | 发票抬头开错，重开又等了一周
billing | 账单上有几笔看不懂的费用
billing | 自动续费关都关不掉
billing | 想解约，他们要收违约金
billing | 电子发票当场就发到邮箱，方便
billing | 话费扣得莫名其妙
installation | 师傅装完地上全是灰，也不收拾
installation | 预约了上午，下午四点才来
installation | 安装又快又好，线都走得整齐
installation | 说明书是英文的，自己拼了半天
installation | 打孔打歪了，墙面裂了一块
installation price | 上门安装还要另外收八十
installation | 网线约了三次才来装
hygiene | 浴室有头发，马桶也没刷干净
hygiene | 房间一股霉味
hygiene | 桌子油腻腻的，擦都不擦
hygiene food | 吃出一只虫子
hygiene | 床单有污渍，要求换才给换
hygiene food | 吃完拉了两天肚子
hygiene | 卫生做得很到位，角落都没灰
communication | 改了时间也不通知一声
communication | 答应回电话，一直没接到
communication | 进度从来不主动告诉客户，都要我自己追着问
communication | 问题反映了好几回都没解决
communication | 宣传时说送一年，买了才说只有三个月
communication | 有专人跟进，每一步都跟我说明
communication | 投诉以后当天就处理好了
communication price | 说是免费体验，最后还是收了钱
place | 停车太难，转了三圈没位子
place | 隔壁施工，一晚上没睡着
place | 环境安静，座位宽敞
place | 离地铁口两分钟，很好找
place | 房间小得转不开身
place | 无线网时断时续
place | 电梯坏了两台，早高峰挤不上去
place | 装修老旧，沙发都塌了
food | 菜太咸，没法下咽
food | 汤端上来是凉的
food | 分量足，两个人点三个菜吃不完
food | 海鲜不新鲜，有腥味
food | 早餐品种多，豆浆是现磨的
food price | 一份面卖六十八，肉就三片
food | 味道跟以前一样好
stock | 看中的颜色一直没货
stock | 提前订了房，到店说满了
stock | 下单两天后通知我缺货取消
stock | 种类齐全，想买的都有
- | 没什么要说的
- | 一切都好，谢谢
- | 还行吧
- | 五星好评
- | 第一次来，会再来
- | 比我想的要差
`);

export const labelledEnglish = read(`
delivery | My order has been sitting in the depot since Tuesday.
delivery | The courier threw the box over the fence.
delivery | Came two days earlier than they said, brilliant.
delivery | Half of the plates arrived in pieces.
delivery | I paid for four and only three were in the box.
delivery staff | The driver was lovely and carried it upstairs for me.
delivery | Tracking has not moved for five days.
delivery | Everything was wrapped with great care.
delivery communication | They said Saturday and it turned up on Monday.
delivery | They sent me a completely different model.
price | I found the same thing for twenty less elsewhere.
price | The price dropped a day after I bought it.
price | For what you pay you get a lot.
price quality | Cheap plastic at a luxury price.
price | The voucher did not work and nobody could say why.
price | They put a resort fee on top that was never mentioned.
price | Loyal customers get no discount whatsoever.
quality | The fabric is thin and went bobbly after one wash.
quality | Beautifully made, feels solid in the hand.
quality | The colour is nothing like the photo.
quality | Runs small, order a size up.
quality | The seam came undone within a month.
quality | Clearly a counterfeit, even the logo is crooked.
quality | Really nice material and no loose threads.
fault | It died after a week.
fault | The washing machine leaks and makes an awful noise.
fault | Battery is empty by lunchtime.
fault | Repaired three times and still the same fault.
fault | There is a green line across the screen.
fault | The heater stopped heating in January.
fault | Will not charge any more.
fault installation | The repair man missed both appointments.
fault returns | Dead pixels, and they refused to swap it for a new one.
staff | The receptionist greeted us with a smile and knew our names.
staff | The shop assistant could not have cared less.
staff | The agent was rude and hung up on me.
staff | Very knowledgeable salesman, explained everything.
staff | The manager came over in person and apologised.
staff | I asked three people and got three different answers.
staff | Our waiter blamed us for his mistake.
staff | Patient teachers, my son loves it there.
staff | Security shouted at an elderly lady.
waiting | Queued for more than an hour.
waiting | Was on hold for fifty minutes.
waiting | Three e-mails and not one reply.
waiting | Spent the whole afternoon waiting to open an account.
waiting food | Forty minutes and our mains still had not come.
waiting | People who came after me were served first.
waiting | Answered within a minute, impressive.
waiting communication | My complaint was simply ignored.
waiting staff | The live chat takes forever to answer.
digital | Since the update it crashes as soon as I open it.
digital | I never get the verification code so I cannot sign in.
digital | Pages take ages to load.
digital | I could not find where to change my address on the website.
digital | An error came up when I tried to pay.
digital | The new layout is cluttered and my mother cannot use it.
digital | Resetting the password sends you round in circles.
digital | Clean app, three taps and you are done.
digital billing | My card was charged twice and the order shows as unpaid.
digital place | No phone signal in the shop so I could not scan the code.
returns | They will not take it back even within the fourteen days.
returns | It took three weeks to get my money back.
returns | The exchange was easy, they collected it the next day.
returns delivery | I had to pay the postage to send it back.
returns | Still under guarantee and they refuse to do anything.
returns staff | Customer service kept making excuses about my refund.
returns fault | It came broken, so I returned it.
billing | I am billed each month for something I never ordered.
billing | The invoice had the wrong company name.
billing | There are charges on my statement that nobody can explain.
billing | I cannot turn off the automatic renewal.
billing | They want a penalty to end the contract.
billing | The receipt was in my inbox right away.
billing price | My bill doubled without any warning.
installation | The fitter left dust all over the carpet.
installation | They gave me a morning slot and came at four.
installation | Neat installation, all the cables tucked away.
installation | The instructions are useless, it took me all evening to put together.
installation | They drilled in the wrong place and cracked the tiles.
installation price | Eighty extra to have it fitted.
installation | It took three appointments to get the line connected.
hygiene | Hair in the shower and the toilet had not been scrubbed.
hygiene | The room smelled of damp.
hygiene | Sticky tables that nobody wipes.
hygiene food | Found an insect in my salad.
hygiene | The sheets had stains on them.
hygiene food | We were both sick for two days after the meal.
hygiene | Spotless, even in the corners.
communication | They changed the date and did not tell us.
communication | Someone was going to ring me, nobody did.
communication | I always have to chase them to find out what is happening.
communication | I have reported this four times and it is still not sorted.
communication | Sold as a year of free support, turned out to be three months.
communication | They kept me informed at every step.
communication | Complained in the morning, solved by noon.
communication price | The free trial was not free at all.
place | Impossible to park anywhere near.
place | Building works next door, did not sleep at all.
place | Quiet, with comfortable seats.
place | Two minutes from the station and easy to find.
place | The room is so small you cannot turn round.
place | The wifi drops all the time.
place | Two of the lifts are out of order.
place | Tired decor and sagging sofas.
food | Far too salty to eat.
food | The soup was cold.
food | Huge portions, we took half of it home.
food | The fish did not taste fresh.
food | Lovely breakfast with home made bread.
food price | Twenty euros for a bowl of noodles with three slices of meat.
food | As delicious as ever.
stock | The colour I wanted is never available.
stock | We had a reservation and they said they were full.
stock | Cancelled two days later because it was out of stock.
stock | Great choice, they have everything.
- | Nothing to add.
- | All good, thank you.
- | It was okay.
- | Five stars.
- | First visit, will be back.
- | Worse than I had hoped.
`);
