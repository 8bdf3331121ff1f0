import { both } from './both';
import { builtInLanguageFor, fillText } from './texts';

/** What the history of a case says, one sentence a step, and what a page answers to staff. */
const caseTexts = both(
	{
		'step.opened': 'Case opened.',
		'step.acknowledge': 'Took care of it.',
		'step.acknowledge.late': 'Took care of it, after the agreed time.',
		'step.log_contact': 'Contact: {channel}.',
		'step.heat': '{step}: done.',
		'step.heat.undone': '{step}: not done yet.',
		'step.promise': 'Promised by {time}: {text}',
		'step.compensation.granted': 'Granted: {kind}, {amount}.',
		'step.compensation.requested': 'Asked for approval: {kind}, {amount}.',
		'step.approve': 'Approved {amount}.',
		'step.decline': 'Declined {amount}.',
		'step.root_cause': 'Root cause: {cause}.',
		'step.hand_over': 'Handed over to {person}.',
		'step.resolve': 'Marked as resolved.',
		'step.resolve.late': 'Marked as resolved, after the agreed time.',
		'step.confirm': 'Confirmed: the problem is solved.',
		'step.reopen': 'Opened again: {reason}',
		'step.unconfirmed': 'No answer from the customer; ended as not confirmed.',
		'step.escalate': 'Escalated to {name} (step {rung}).',
		'step.breach.response': 'The first response is overdue.',
		'step.breach.resolution': 'The resolution is overdue.',
		'step.close': 'Closed: {reason}',
		'step.customer_added': 'Added to the answer: {value}.',
		'step.other': '{kind}',
		'step.note': '{sentence} {note}',

		'who.customer': 'the customer',
		'who.system': 'the clock',
		'who.workflow': 'a workflow',
		'who.owner': 'the owner',
		'who.lead': 'a team lead',

		'done.saved': 'Saved.',
		'done.already': 'This was saved before.',
		'done.requested': 'Sent for approval.',
		'done.handed_over': 'Handed over.',

		'refused.not_owner': 'Nothing was changed: the case belongs to somebody else now.',
		'refused.not_allowed': 'Nothing was changed: this is not yours to decide.',
		'refused.state': 'Nothing was changed: the case has moved on in the meantime.',
		'refused.already_done': 'This was saved before.',
		'refused.incomplete': 'Not resolved yet: see below what is missing.',
		'refused.invalid': 'Nothing was changed: a value cannot be used. A promise lies in the future.',
		'refused.unknown_person': 'Nothing was changed: this person cannot take the case.',
		'refused.unknown_compensation': 'Nothing was changed: there is no such request.',
		'refused.test':
			'Nothing was changed: while you listen for a test event, only test cases can be.',

		'reader.other': 'This case now belongs to {person}. You can read it, but not change it.',
		'reader.nobody': 'You can read this case, but not change it.',
	},
	{
		'step.opened': '已建立跟进单。',
		'step.acknowledge': '已受理。',
		'step.acknowledge.late': '已受理（超过约定时限）。',
		'step.log_contact': '已联系客户：{channel}。',
		'step.heat': '{step}：已完成。',
		'step.heat.undone': '{step}：尚未完成。',
		'step.promise': '承诺于 {time} 前完成：{text}',
		'step.compensation.granted': '已给予{kind}：{amount}。',
		'step.compensation.requested': '申请审批{kind}：{amount}。',
		'step.approve': '已批准 {amount}。',
		'step.decline': '未批准 {amount}。',
		'step.root_cause': '根本原因：{cause}。',
		'step.hand_over': '已转交给{person}。',
		'step.resolve': '已标记为解决。',
		'step.resolve.late': '已标记为解决（超过约定时限）。',
		'step.confirm': '确认问题已解决。',
		'step.reopen': '重新打开：{reason}',
		'step.unconfirmed': '客户未回复，按“未确认”结束。',
		'step.escalate': '已升级至 {name}（第 {rung} 级）。',
		'step.breach.response': '首次响应已超时。',
		'step.breach.resolution': '解决已超时。',
		'step.close': '已关闭：{reason}',
		'step.customer_added': '补充了评价：{value}。',
		'step.other': '{kind}',
		'step.note': '{sentence}{note}',

		'who.customer': '客户',
		'who.system': '系统计时',
		'who.workflow': '自动流程',
		'who.owner': '负责人',
		'who.lead': '主管',

		'done.saved': '已保存。',
		'done.already': '此前已保存。',
		'done.requested': '已提交审批。',
		'done.handed_over': '已转交。',

		'refused.not_owner': '未作修改：跟进单已由他人负责。',
		'refused.not_allowed': '未作修改：您无权决定此事项。',
		'refused.state': '未作修改：跟进单状态已变化。',
		'refused.already_done': '此前已保存。',
		'refused.incomplete': '尚不能标记为解决，请查看下方缺少的内容。',
		'refused.invalid': '未作修改：填写的内容无效（承诺时间须在将来）。',
		'refused.unknown_person': '未作修改：此人不能接手。',
		'refused.unknown_compensation': '未作修改：没有这项申请。',
		'refused.test': '未作修改：测试监听期间只能处理测试跟进单。',

		'reader.other': '此跟进单现由{person}负责，您只能查看，不能修改。',
		'reader.nobody': '您只能查看此跟进单，不能修改。',
	},
);

export type CaseTextKey = keyof typeof caseTexts.en;

export type SayAboutCase = (
	key: CaseTextKey,
	values?: Readonly<Record<string, string | number>>,
) => string;

/** How we speak to staff about a case, in a reader's language. */
export function sayAboutCase(language: string): SayAboutCase {
	const texts = caseTexts[builtInLanguageFor(language)];
	return (key, values) => (values ? fillText(texts[key], { ...values }) : texts[key]);
}
