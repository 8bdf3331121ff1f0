import type { youSaidTexts as english } from '../en/you-said';
import type { InOtherWords } from '../shape';

export const youSaidTexts: InOtherWords<typeof english> = {
	'youSaid.title': '您的意见，我们的行动',
	'youSaid.hello': '您的反馈带来了什么',
	'youSaid.about':
		'客户告诉我们的，以及我们为此所做的。这里不提任何人的姓名，也不引用任何人的原话。',
	'youSaid.empty': '这里暂时还没有内容：客户反映的问题中，还没有既已完成、又为本页写好说明的。',
	'youSaid.said': '您说',
	'youSaid.did': '我们做了',
	'youSaid.manyOrMore': '至少 {n} 人反映过',
	'youSaid.several': '有几位客户反映过',
	'youSaid.doneIn': '{month}完成',
	'youSaid.works': '已见效：此后的回答变好了，不像是偶然。',
	'youSaid.open': '是否见效，要看今后的回答。',
	'youSaid.languages': '语言',
	'youSaid.outcome.page': '页面上有 {shown} 项：{link}',
	'youSaid.outcome.empty': '页面上还没有内容（{shown} 项）：{link}',
	'youSaid.outcome.silent': '已完成但不在页面上（没有写公开文字）：{titles}（{count} 项）。',
	'youSaid.outcome.notPublic': '它不会出现在公开页面上：没有写公开文字。',
	'youSaid.outcome.public': '所有人都可以在公开页面上读到它。',
	'youSaid.outcome.more.waits': '还有参与回答的客户等待告知：请再运行一次。',
	'youSaid.outcome.more.comes':
		'还有参与回答的客户等待告知：Activity Trigger 会自动再次给出该问题，直到全部告知。',
	'youSaid.mail.subject': '您的意见，我们的行动',
	'youSaid.mail.text': '感谢您的回答。我们从客户那里听到：\n\n{said}\n\n我们已经这样做：\n\n{did}',
	'youSaid.mail.more': '您的反馈还带来了什么：{link}',
};
