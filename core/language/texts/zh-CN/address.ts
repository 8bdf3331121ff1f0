import type { addressTexts as english } from '../en/address';
import type { InOtherWords } from '../shape';

export const addressTexts: InOtherWords<typeof english> = {
	'address.made': '地址“{name}”已可用。拿到它的人都能读取数据，请像密码一样保管。',
	'address.over': '地址“{name}”已停用：从它取数的工具会收到说明。',
	'address.twice': '地址中“{field}”出现了不止一次，请只写一次。',
	'address.noWord': '“{value}”不是可用的 {field}。可用：{words}。',
	'address.noDay': '“{value}”不是日期。请按 {field}=2026-10-01 的形式填写 {field}。',
	'address.backwards': '时段从 {from} 开始，到 {to} 结束，起点晚于终点。from 不能晚于 to。',
	'address.noSurvey': '没有名为“{value}”的问卷。现有：{surveys}。',
	'address.noSurveyYet': '没有名为“{value}”的问卷：目前还没有任何回答。',
	'address.otherSurvey': '此地址只提供问卷“{survey}”的数据，不含“{value}”。',
	'address.readOnly': '这里只能读取数据，请使用 GET。',
	'address.ended':
		'此地址已过期或已停用。请向管理 n8n 的同事索取新地址（Satisfaction Insights，Report：Create Address）。',
};
