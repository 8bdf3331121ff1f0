import type { alarmTexts as english } from '../en/alarm';
import type { InOtherWords } from '../shape';

export const alarmTexts: InOtherWords<typeof english> = {
	'alarm.ofSurvey': '{survey}，{what}',
	'alarm.what.nps.low_share': '贬损者占比',
	'alarm.what.nps.high_share': '推荐者占比',
	'alarm.what.csat.low_share': '不满意率',
	'alarm.what.csat.high_share': '满意率',
	'alarm.what.ces.low_share': '费力率',
	'alarm.what.ces.high_share': '轻松率',
	'alarm.what.mean': '满意度指数',
	'alarm.what.case_rate': '每 100 份回答的跟进单数',
	'alarm.what.case_count': '新建跟进单数',

	'alarm.on': '{bucket}',
	'alarm.in': '{bucket}',
	'alarm.usual': '平时 {range}',
	'alarm.usual.day': '平时每天 {range}',
	'alarm.usual.week': '平时每周 {range}',
	'alarm.usual.month': '平时每月 {range}',
	'alarm.usual.quarter': '平时每季度 {range}',
	'alarm.beyond': '{what}：{when}为 {value}，{usual}；超出界限 {limit}，不像是偶然。',
	'alarm.run.above': '{what}：{when}为 {value}，{usual}；连续八次高于中线 {centre}，不像是偶然。',
	'alarm.run.below': '{what}：{when}为 {value}，{usual}；连续八次低于中线 {centre}，不像是偶然。',
	'alarm.without': '若不计“{group}”，则为 {value}。',

	'alarm.nothing': '没有回答，也没有跟进单，因此无可监测。',
	'alarm.calm': '{what}：没有异常。',
	'alarm.tooFew': '{what}：样本太少，暂不下结论（至少需要 12 个时段，现有 {n} 个）。',
	'alarm.noneYet': '{what}：至今为零，因此没有界限。',
	'alarm.allAlike': '{what}：始终相同，因此没有界限。',
	'alarm.recent': '只看最近 {span}的信号；更早的异常属于历史，见报告。',
	'alarm.everythingGiven': '没有尚未通知过的异常。',
};
