import type { besideTexts as english } from '../en/beside';
import type { InOtherWords } from '../shape';

export const besideTexts: InOtherWords<typeof english> = {
	'beside.title': '关于这位客户',
	'beside.broken': '有承诺未兑现',
	'beside.openCases': '另有 {count} 单未结',
	'beside.known': '客户信息',
	'beside.addressed': '称呼：{title}',
	'beside.value': '客户价值：每年 {amount}',
	'beside.tags': '标签：{tags}',
	'beside.health': '健康状况',
	'beside.points': '健康分：{points} 分（满分 100 分）',
	'beside.wishes': '希望的联系方式',
	'beside.language': '使用{language}',
	'beside.channel': '只通过{channel}',
	'beside.paused': '{day}之前只接收与本人事务有关的消息',
	'beside.less': '减少联系',
	'beside.refused': '不希望收到：{topic}',
	'beside.promised': '在其他跟进单中的承诺',
	'beside.promise.open': '{day}前兑现',
	'beside.promise.broken': '未兑现，应于 {day} 前完成',
	'beside.cases': '其他未结跟进单',
	'beside.scores': '最近的评分',
	'beside.score': '{metric} {value} 分（满分 {max} 分）',
};
