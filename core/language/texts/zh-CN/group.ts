import type { groupTexts as english } from '../en/group';
import type { InOtherWords } from '../shape';

/** 群聊里的链接打开的页面。 */
export const groupTexts: InOtherWords<typeof english> = {
	'group.case': '团队的跟进单',
	'group.customer': '客户',
	'group.state': '状态',
	'group.priority': '优先级',
	'group.title': '您是哪位？',
	'group.why':
		'这是供群聊使用的链接：只显示跟进单的进展，不能进行任何操作。要查看全部内容或处理，请索取您本人的链接。',
	'group.email': '您的邮箱地址',
	'group.button': '把链接发给我',
	'group.sent':
		'如果该地址属于可以查看此跟进单的人，链接正在发送中。这需要一两分钟；十分钟内只发一次。',
};
