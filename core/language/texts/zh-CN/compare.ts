import type { compareTexts as english } from '../en/compare';
import type { InOtherWords } from '../shape';

export const compareTexts: InOtherWords<typeof english> = {
	'compare.gained':
		'{b}比{a}高 {difference}（{range}）：{b} {bValue}（n = {bN}），{a} {aValue}（n = {aN}）。',
	'compare.lost':
		'{b}比{a}低 {difference}（{range}）：{b} {bValue}（n = {bN}），{a} {aValue}（n = {aN}）。',
	'compare.same':
		'{b}与{a}没有差别（{range}）：{b} {bValue}（n = {bN}），{a} {aValue}（n = {aN}）。',
	'compare.points.one': '{value} 分',
	'compare.points.other': '{value} 分',
	'compare.percentPoints.one': '{value} 个百分点',
	'compare.percentPoints.other': '{value} 个百分点',
	'compare.what': '{figure}：{sentence}',
	'compare.unfit': '{group}：{sentence}',
	'compare.nobody': '无法比较：{group}没有数据。',
	'compare.noSpread':
		'每组内的数值完全相同（{a} {aValue}，n = {aN}；{b} {bValue}，n = {bN}），无法检验。',
	'compare.notEnough': '{a}只有 {aN} 个、{b}只有 {bN} 个，不足以给出区间。',
	'compare.unlikely_chance': '这不像是偶然。',
	'compare.could_be_chance': '现在下结论为时过早：可能只是偶然。',
	'compare.no_change': '看不出差别。',
	'compare.too_few': '样本太少，暂不下结论：每组至少需要 {least} 个。',
	'compare.needed': '大约还需要 {count} 份回答才能判断。',
	'compare.because': '未发送的客户是随机选出的，因此差别来自这项活动。',
	'compare.notBecause': '分组不是随机的，因此不能说明差别的原因。',
	'compare.peeking':
		'比较仍在进行：看得越勤，偶然出现差别的机会就越超过二十分之一，请事先定好何时下结论。',
	'compare.corrected': '已对同时展示的 {count} 项比较做校正。',
	'compare.roi': '回报率：{roi}（{range}），成本 {cost}。',
	'compare.roi.free': '成本为零，没有回报率可算；收益为 {gain}（{range}）。',
	'compare.figure.share': '比例',
	'compare.figure.mean': '平均值',
	'compare.figure.meanPercent': '按量程折算的平均百分数',
	'compare.figure.nps': 'NPS',
	'compare.figure.reached': '达成目标',
	'compare.figure.shareFrom': '{range} 分的比例（满分 {max}）',
	'compare.inBoth': '两组中都有回答的客户：{count} 位；他们使两组比区间所显示的更相似。',
	'compare.treated': '{campaign}（已发送）',
	'compare.heldOut': '{campaign}（未发送）',
};
