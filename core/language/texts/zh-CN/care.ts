import type { careTexts as english } from '../en/care';
import type { InOtherWords } from '../shape';

export const careTexts: InOtherWords<typeof english> = {
	'care.greeting': '尊敬的{name}：',
	'care.greeting.nobody': '您好：',
	'care.yes': '是',
	'care.no': '否',

	'care.listed.unknown': '未安排：此处没有这位客户。请先用 Customer 节点的 Create or Update 存入。',
	'care.listed.unreadable': '未安排：{fault}',
	'care.peeked': '仅查看：没有存储任何内容，工作流发布之前不会联系任何人。',
	'care.day': '{date}：将发送 {due} 条，未发送 {held} 条。',

	'care.now': '第 {step} 步现在到期。',
	'care.waits': '第 {step} 步将于 {moment} 到期。',
	'care.at.usual': '将于 {moment} 发送。',
	'care.at.quiet_hours': '将于 {moment} 发送（免打扰时段之后）。',
	'care.at.send_days': '将于 {moment} 发送（下一个可发送的日子）。',
	'care.at.cap_care': '将于 {moment} 发送（届时关怀的联系上限有余量）。',
	'care.at.cap_together': '将于 {moment} 发送（届时问卷与关怀的合计上限有余量）。',
	'care.at.cap_metric': '将于 {moment} 发送（届时该指标的联系上限有余量）。',
	'care.at.cap_overall': '将于 {moment} 发送（届时问卷的联系上限有余量）。',
	'care.zoneAssumed': '客户的时区未知，因此使用工作区的时区：{zone}。',

	'care.held.opted_out': '未发送：客户拒绝接收此类消息。',
	'care.held.is_staff': '未发送：这位客户是自己人。',
	'care.held.no_person': '未发送：客户的地址属于程序，没有人会看。',
	'care.held.no_consent': '未发送：客户没有同意接收此类消息。',
	'care.held.paused': '未发送：客户要求暂停一段时间。',
	'care.held.other_channel': '未发送：客户希望通过其他方式联系。',
	'care.held.no_address': '未发送：客户没有这个渠道的地址。',
	'care.held.address_failed': '未发送：发往客户地址的消息已永久失败。',
	'care.held.open_case': '未发送：这位客户还有未结的跟进单。',
	'care.held.cooling': '{moment} 之前不发送：这位客户的跟进单刚确认解决不久。',
	'care.held.same_mailbox': '未发送：同一邮箱的另一位客户会收到这条消息。',
	'care.held.sent_before': '未发送：这一步已发给同一个人的另一条客户记录。',
	'care.held.no_owner': '未发送：这位客户没有负责人，或负责人没有地址。',
	'care.held.peace': '{moment} 之前不发送：此活动已因另一个时机联系过这位客户。',
	'care.held.asked_lately': '{moment} 之前不发送：不久前刚请这位客户帮过忙。',
	'care.held.no_text': '未发送：这一步没有 {language} 的文字，而读者使用这种语言。',
	'care.held.no_value': '未发送：文字中用到 {field}，但这位客户没有这项信息。',
	'care.held.cap_care':
		'未发送：关怀的上限是 {days} 天内最多 {limit} 次，下一次可从 {moment} 起，那时已经太晚。',
	'care.held.cap_together':
		'未发送：问卷与关怀的合计上限是 {days} 天内最多 {limit} 次，下一次可从 {moment} 起，那时已经太晚。',
	'care.held.too_late': '未发送：这条消息只在 {moment} 之前有意义。',

	'care.over.finished': '所有步骤都已完成。',
	'care.over.past': '还没来得及发送，时机就已过去。',
	'care.over.goal_met': '目标已达成，不再发送。',
	'care.over.stopped': '已对这位客户停止。',
	'care.over.campaign_stopped': '此活动已停止。',
	'care.over.too_many_opt_outs': '此活动已自行停止：退订的客户超过了工作区允许的比例。',
	'care.over.held_out': '有意不联系，以便看出此活动是否有效。',
	'care.over.peace': '此活动不久前已因另一个时机联系过这位客户。',
	'care.over.renewed': '合同已续约。',
	'care.over.date_changed': '这个时机的日期已改变。',
	'care.over.back': '客户已回来。',
	'care.over.low_since': '客户之后给过低分，或改了这次的评分。',
	'care.over.joined': '已与另一条客户记录合并，在那条记录上继续。',

	'care.preview.more': '列出了 {shown} 条消息，按天统计的共 {all} 条。',
	'care.run.first_run': '首次运行：从现在起出现的时机都会被安排。',
	'care.run.clock_went_back': '时钟自上次运行后被调回；从现在重新开始查看，已安排的不会重复安排。',
	'care.run.long_pause': '距上次运行已超过 {days} 天；更早的时机未予安排。',

	'care.stop.stopped':
		'活动“{key}”已停止：结束了 {occasions} 个进行中的时机，撤回了 {messages} 条消息。',
	'care.stop.goesOn': '活动“{key}”继续进行；停止期间出现的时机不再发送。',
	'care.stop.already': '活动“{key}”此前已停止。',
	'care.stop.notStopped': '活动“{key}”没有停止，因此没有改变。',
	'care.stop.one.stopped':
		'活动“{key}”已对{name}停止：结束了 {occasions} 个进行中的时机，撤回了 {messages} 条消息。',
	'care.stop.one.goesOn': '活动“{key}”对{name}继续进行；停止期间出现的时机不再发送。',
	'care.stop.one.already': '活动“{key}”此前已对{name}停止。',
	'care.stop.one.notStopped': '活动“{key}”没有对{name}停止，因此没有改变。',

	'care.result.recorded': '已记为活动“{campaign}”的一项结果。',
	'care.result.already': '活动“{campaign}”的这项结果此前已记录。',

	'effect.mixed': '有 {count} 位客户因记录合并曾同时在两组，不计入。',
	'effect.open': '有 {count} 位客户的 {days} 天还没有过完，暂不计入。',
	'effect.share':
		'达成目标的比例：联系过的 {treatedN} 人中为 {treated}，留出未联系的 {heldOutN} 人中为 {heldOut}。相差 {difference} 个百分点（{low} 至 {high}）。',
	'effect.amount':
		'平均：联系过的 {treatedN} 人为 {treated}，留出未联系的 {heldOutN} 人为 {heldOut}。相差 {difference}（{low} 至 {high}）。',
	'effect.works': '这不是偶然：有效。',
	'effect.harms': '这不是偶然：有害。',
	'effect.unclear': '可能只是偶然。',
	'effect.needed': '大约还要再留出 {count} 位客户不联系，才能判断。',
	'effect.tooFew': '数量太少，无法判断：每组至少需要 {least} 人。',
	'effect.nobody': '没有留出任何客户，因此无法判断是否有效。',
};
