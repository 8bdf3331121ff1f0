import type { liveTexts as english } from '../en/live';
import type { InOtherWords } from '../shape';

export const liveTexts: InOtherWords<typeof english> = {
	'live.title': '客户怎么说：{team}',
	'live.skip': '跳到数据',
	'live.asOf': '截至 {moment}',
	'live.again': '再看一次',
	'live.period': '时间段',
	'live.period.last_7_days': '最近 7 天',
	'live.period.last_30_days': '最近 30 天',
	'live.period.last_90_days': '最近 90 天',
	'live.period.this_month': '本月',
	'live.period.last_month': '上月',
	'live.period.this_quarter': '本季度',
	'live.period.last_quarter': '上季度',
	'live.period.last_12_months': '最近 12 个月',
	'live.segment': '客户',
	'live.everySegment': '全部客户',
	'live.team': '团队',
	'live.everyTeam': '全部团队',
	'live.tooSmall': '这段时间里“{segment}”的回答太少，不单独显示。以下是全部客户的数据。',
	'live.cases': '未结跟进单',
	'live.own': '本页供 {person} 使用，请勿转发链接。',
	'live.test': '测试地址。数据来自真实回答。',
};
