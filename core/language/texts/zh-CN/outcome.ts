import type { outcomeTexts as english } from '../en/outcome';
import type { InOtherWords } from '../shape';

export const outcomeTexts: InOtherWords<typeof english> = {
	'case.opened': '已建立跟进单（{priority}）。',
	'case.already_open': '跟进单此前已建立，目前状态：{state}。',
	'case.reopened': '客户表示问题没有解决：跟进单已重新打开。',
	'case.belongs': '负责人：{owner}。',
	'case.nobody': '没有负责人，因此没有通知任何人：请在 Router 中设置兜底人员，或重新指派。',
	'case.is': '跟进单状态：{state}。',
	'case.untold': '没有负责人，因此没有通知任何人。',
	'case.noReader': '没有可以通知的人。',
	'case.instead': '{person}不在或已离职，改为通知{other}。',
	'case.done': '{who}：{what}',
	'case.somebody': '有人',
	'case.before': '此前已完成，跟进单保持不变。',
	'case.trial': '试运行：这是真实的跟进单，未作任何修改。可以在测试跟进单上操作。',
	'case.triedResponse': '试运行：回答已另存一份作为测试，这是它的测试跟进单。',
	'case.noPage':
		'暂时无法通知任何人：本工作区没有已发布的 Satisfaction Case Trigger。请发布一个包含它的工作流。',

	'caseState.open': '待受理',
	'caseState.acknowledged': '已受理',
	'caseState.in_progress': '处理中',
	'caseState.resolved': '已解决',
	'caseState.confirmed': '客户已确认',
	'caseState.unconfirmed': '以未确认结束',
	'caseState.closed': '已关闭',

	'person.unchanged': '{person}的资料没有变化。',
	'person.updated': '已更新{person}的资料。',
	'person.created': '已将{person}加入团队。',
	'person.away': '{person}从 {from} 到 {until} 不在。{covered}',
	'person.covered': '由{other}代理。',
	'person.uncovered': '没有代理人。',

	'settings.unchanged': '没有任何修改。',
	'settings.changed': '已修改：{names}。',

	'score.scored': '{metric} {value}（{min}–{max}）：{band}。',
	'score.recorded': '已记录：{score}',
	'score.changed': '已修改：{score}',
	'score.known': '来自 {source} 的“{id}”此前已记录为 {response}。',

	'draft.listen': '在“{node}”中监听测试事件，即可得到页面和链接。',
	'draft.listening': '在“{node}”中监听测试事件期间，链接可以打开。',

	'due.peeked': '此项已到期。这里只是查看：由已发布的工作流处理。',
	'due.ask_again': '询问的时间到了。',
	'due.unprocessed': '这个事件还没有处理结果。',
	'due.low_score': '这个低分还没有跟进单。',
	'due.partial': '客户评了分，没有再补充。',
};
