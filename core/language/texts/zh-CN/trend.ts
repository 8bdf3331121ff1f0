import type { trendTexts as english } from '../en/trend';
import type { InOtherWords } from '../shape';

export const trendTexts: InOtherWords<typeof english> = {
	'figure.answers.one': '{n} 份回答',
	'figure.answers.other': '{n} 份回答',

	'bucket.week': '{year}年第{week}周',
	'bucket.quarter': '{year}年第{quarter}季度',
	'bucket.place.week': '第{week}周',
	'bucket.place.quarter': '第{quarter}季度',
	'bucket.unit.day': '每天',
	'bucket.unit.week': '每周',
	'bucket.unit.month': '每月',
	'bucket.unit.quarter': '每季度',

	'trend.noAnswers': '没有收到回答。',
	'trend.onlyUnfinished': '{survey}：回答都在{bucket}，该时段尚未结束，暂不下结论。',
	'trend.future': '所选时段从{bucket}开始，尚未到来。',
	'trend.nobody': '{survey}，{bucket}：没有人回答。',
	'trend.bucket': '{survey}，{bucket}：{figure} {value}（{range}，{answers}）。',
	'trend.tooFew': '{survey}，{bucket}：{figure} {value}，{answers}，样本太少，暂不下结论。',
	'trend.yearBefore': '上年同期为 {value}（{answers}）。',
	'trend.unfinished': '该时段尚未结束。',
	'trend.by.points': '{value} 分',
	'trend.by.percent': '{value} 个百分点',
	'trend.by.scale': '{value} 分',
	'trend.spans.day.one': '{n} 天',
	'trend.spans.day.other': '{n} 天',
	'trend.spans.week.one': '{n} 周',
	'trend.spans.week.other': '{n} 周',
	'trend.spans.month.one': '{n} 个月',
	'trend.spans.month.other': '{n} 个月',
	'trend.spans.quarter.one': '{n} 个季度',
	'trend.spans.quarter.other': '{n} 个季度',
	'trend.slope.up': '{survey}：自{since}起，{figure}{per}上升约 {change}（{range}），不像是偶然。',
	'trend.slope.down':
		'{survey}：自{since}起，{figure}{per}下降约 {change}（{range}），不像是偶然。',
	'trend.slope.chance':
		'{survey}：自{since}起，{figure}{per}变化约 {change}（{range}），可能只是偶然。',
	'trend.slope.none': '{survey}：自{since}起看不出变化（{figure}，{per} {range}）。',
	'trend.slope.tooFew':
		'{survey}：{figure}是升是降，只有 {span}、{answers}，样本太少，暂不下结论。',
	'trend.season.lower.always': '{place}总是低约 {change}，已经扣除。',
	'trend.season.higher.always': '{place}总是高约 {change}，已经扣除。',
	'trend.season.lower.mostly': '{place}平均低约 {change}，已经扣除。',
	'trend.season.higher.mostly': '{place}平均高约 {change}，已经扣除。',
	'trend.season.chance': '随季节重复的部分可能只是偶然，但已一并扣除。',
	'trend.season.tooFew': '是否有季节规律，样本太少，暂不下结论。',
	'trend.season.tooShort': '时间太短，看不出季节规律：需要 {buckets}有回答的数据。',
};
