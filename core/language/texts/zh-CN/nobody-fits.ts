import type { nobodyFitsTexts as english } from '../en/nobody-fits';
import type { InOtherWords } from '../shape';

export const nobodyFitsTexts: InOtherWords<typeof english> = {
	'nobodyFits.surveyKey': '这段时间里没有问卷“{value}”的回答。',
	'nobodyFits.metric': '这段时间里没有 {value} 指标的回答。',
	'nobodyFits.segment': '这段时间里没有客户分层“{value}”的回答。',
	'nobodyFits.touchpoint': '这段时间里没有触点“{value}”的回答。',
	'nobodyFits.team': '这段时间里没有团队“{value}”负责的回答。',
	'nobodyFits.owner': '这段时间里没有所选负责人的回答。',
	'nobodyFits.customers': '没有客户属于分层“{value}”。',
	'nobodyFits.thereAre': '现有：{values}。',
	'nobodyFits.thereAreMore': '现有：{values}等。',
	'nobodyFits.value': '“{value}”',
	'nobodyFits.together': '以下各项单独都有回答，但没有回答同时符合：{filters}。',
	'nobodyFits.name.surveyKey': '问卷“{value}”',
	'nobodyFits.name.metric': '指标 {value}',
	'nobodyFits.name.segment': '客户分层“{value}”',
	'nobodyFits.name.touchpoint': '触点“{value}”',
	'nobodyFits.name.team': '团队“{value}”',
	'nobodyFits.name.owner': '负责人',
};
