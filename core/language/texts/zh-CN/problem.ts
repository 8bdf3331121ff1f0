import type { problemTexts as english } from '../en/problem';
import type { InOtherWords } from '../shape';

export const problemTexts: InOtherWords<typeof english> = {
	'problem.proposal': '{name}：{days} 天内 {cases} 个跟进单的根本原因，尚无人处理。',
	'problem.listed': '“{title}”：{clauses}。',
	'problem.listed.owner': '负责人：{person}',
	'problem.listed.nobody': '无人负责',
	'problem.listed.due': '期限 {date}',
	'problem.listed.overdue': '已超期（期限 {date}）',
	'problem.listed.noDate': '尚无期限',
	'problem.listed.since': '完成于 {date}',
	'problem.listed.cases': '跟进单：{count}',
	'problem.created': '已登记问题“{title}”。',
	'problem.unknownOwner': '“{owner}”不在团队名单中，因此没有设负责人：请用 Update 指定一位。',
	'problem.known': '问题“{title}”此前已登记。',
	'problem.trial':
		'问题“{title}”是手动执行时建立的，只供试用：不关联跟进单，列表中也不出现。同一节点在已发布的工作流中才会正式立项。',
	'problem.none': '没有这样的问题。',
	'problem.noneButTrials': '手动试建的有 {n} 个：添加筛选 Test Problems 即可看到。',
	'problem.changed': '问题“{title}”已修改：{state}。',
	'problem.unchanged': '问题“{title}”没有变化。',
	'problem.linked': '已关联到问题“{title}”。',
	'problem.told.subject': '您的意见，我们的行动：{title}',
	'problem.told.text': '您曾告诉我们：{title}。\n\n我们已经这样做：{remedy}。\n\n感谢您的反馈。',
	'problem.told.plain.subject': '您的意见，我们的行动',
	'problem.told.plain.text': '感谢您的反馈，我们已经这样做：{remedy}。\n\n再次感谢。',
	'problem.told.outcome': '将告知{who}：“{title}”已处理。',
	'problem.nobodyToTell': '“{title}”没有需要再告知的客户。',
	'problem.effect.of.answers': '回答',
	'problem.effect.of.comments': '评论',
	'problem.effect.of.ratings': '单项评分',
	'problem.effect.works':
		'“{title}”：处理前占{what}的 {before}，处理后 {after}（共 {n} 份{what}）；不像是偶然。',
	'problem.effect.worse':
		'“{title}”：处理前占{what}的 {before}，处理后 {after}（共 {n} 份{what}）；变多了，不像是偶然。',
	'problem.effect.chance':
		'“{title}”：处理前占{what}的 {before}，处理后 {after}（共 {n} 份{what}）；可能只是偶然。',
	'problem.effect.early':
		'“{title}”：处理前占{what}的 {before}，处理后 {after}（共 {n} 份{what}）；但处理后还有 {unnamed} 个未了结的跟进单没有根本原因，暂不下结论。',
	'problem.effect.mixed': '“{title}”：不同问卷的回答不能合并比较。请用 Update 填写该问题的问卷。',
	'problem.effect.tooFew': '“{title}”：处理后只有 {n} 份{what}，样本太少，暂不下结论。',
	'problem.state.seen': '已发现',
	'problem.state.planned': '已计划',
	'problem.state.being_done': '处理中',
	'problem.state.done': '已完成',
	'problem.state.shown_to_work': '已见效',
	'problem.state.given_up': '已放弃',
};
