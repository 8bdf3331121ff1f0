import type { pointTexts as english } from '../en/points';
import type { InOtherWords } from '../shape';

export const pointTexts: InOtherWords<typeof english> = {
	'points.of': '健康分：{points} 分（满分 100 分）。',
	'points.tooFew': '健康分：已知信息太少，暂不下结论。',
	'points.lowScore':
		'最近一次 {metric} 为低分：{day}评 {value} 分（满分 {max} 分；近期 {n} 次回答中有 {low} 次低分）。',
	'points.brokenPromise': '未兑现的承诺：{n} 项中有 {count} 项。',
	'points.openPromise': '尚待兑现的承诺：{n} 项中有 {count} 项。',
	'points.unanswered': '最近 {count} 次问卷均未回答。',
	'points.fallingContact': '往来减少：近 {days} 天 {recent} 次，此前同样天数内 {before} 次。',
	'points.noOrder': '距上次下单已 {since}；该客户两次下单通常相隔 {gap}（{n} 笔订单的中位数）。',
	'points.renewalNear': '续约临近：{day}（还有 {days} 天）。',
};
