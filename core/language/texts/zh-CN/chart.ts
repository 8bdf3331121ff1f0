import type { chartTexts as english } from '../en/chart';
import type { InOtherWords } from '../shape';

export const chartTexts: InOtherWords<typeof english> = {
	'figure.percent': '{value}%',
	'figure.told': '{name}：{value}，{range}，样本 {n}',
	'figure.beside': '{value}（{beside}）',
	'figure.range': '{low} 至 {high}',
	'chart.figures': '图中数据',
	'chart.thisReport': '本期',
	'chart.thisYear': '今年',
	'chart.yearEarlier': '上一年',
	'chart.tooFew': '样本太少',
	'chart.baseline': '基线',
	'chart.upperLimit': '上限',
	'chart.projected': '预计',
	'chart.was': '原 {before}',
	'chart.key.filled': '实心：与其余有差别',
	'chart.key.diamond': '菱形：比其余差',
	'chart.key.hollow': '空心：可能只是偶然',
	'chart.key.few': '灰色虚线：样本太少',
	'chart.key.bracket': '括号：分不出高低',
};
