import type { tellingTexts as english } from '../en/telling';
import type { InOtherWords } from '../shape';

export const tellingTexts: InOtherWords<typeof english> = {
	'telling.undone': '您曾告诉我们：{title}。\n\n我们已经处理好了。\n\n感谢您的反馈。',
	'telling.neutral': '您曾告诉我们有不尽如人意之处，我们已经处理好了。\n\n感谢您的反馈。',
	'telling.sample':
		'这是模板的示例，不是您的问题：请在 Problem 中选择一个已完成的问题，即可看到会告知谁、说什么。',
	'telling.again': '再次给出{who}：尚无迹象表明已就“{title}”告知对方。',
	'telling.hidden.title':
		'“{title}”的标题提到了某个人，或含有地址、号码、客户的原话，因此客户读不到，只会读到一句中性的话。更好的做法：用 Update 写公开文字（Public Texts）。',
	'telling.hidden.remedy':
		'“{title}”所做的事里提到了某个人，或含有地址、号码、客户的原话，因此客户读不到，只会读到一句中性的话。更好的做法：用 Update 写公开文字（Public Texts）。',
	'telling.report.term': '客户反映的一件事：',
	'telling.report.text': '我们已经处理好了。',
	'telling.page.ended':
		'“您的意见，我们的行动”页面的链接已停用：打开的人会看到说明，发给客户的邮件也不再带有它。刚刚打开过的副本会保留一分钟。',
	'telling.page.endedBefore': '“您的意见，我们的行动”页面的链接此前已停用，没有变化。',
	'telling.page.isEnded':
		'“您的意见，我们的行动”页面的链接已停用。用 New Link 可生成新链接，旧链接仍然停用。',
	'telling.audit.ended': '停用了{whom}的“您的意见，我们的行动”页面链接。',
	'telling.audit.renewed': '为{whom}的“您的意见，我们的行动”页面生成了新链接。',
	'message.said_ended.title': '此页面已停用',
	'message.said_ended.text': '这里曾说明各位的反馈带来了什么。如有新的链接，请使用新的。',
};
