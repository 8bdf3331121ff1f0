import type { topicsTexts as english } from '../en/topics';
import type { InOtherWords } from '../shape';

export const topicsTexts: InOtherWords<typeof english> = {
	'topics.comments.one': '{n} 条留言',
	'topics.comments.other': '{n} 条留言',
	'topics.days.one': '{n} 天',
	'topics.days.other': '{n} 天',
	'topics.points.one': '{n} 分',
	'topics.points.other': '{n} 分',
	'topics.percentPoints.one': '{n} 个百分点',
	'topics.percentPoints.other': '{n} 个百分点',
	'topics.share': '{topic}：{all}中有 {n} 条提到（{percent}，95% 区间 {range}）。',
	'topics.share.reason':
		'{topic}：勾选了原因的 {all}中有 {n} 份勾选（{percent}，95% 区间 {range}）。',
	'topics.few': '样本太少，暂不下结论。',
	'topics.change.more': '比之前 {days}多 {points}（{range}）：{verdict}。',
	'topics.change.less': '比之前 {days}少 {points}（{range}）：{verdict}。',
	'topics.change.same': '与之前 {days}相比看不出变化。',
	'topics.change.first': '之前 {days}没有可比的留言。',
	'topics.change.few': '与之前 {days}相比：样本太少，暂不下结论。',
	'topics.score.lower':
		'{survey}：提到者{metric} {value}，其余 {others}，低 {points}（{range}）：{verdict}。',
	'topics.score.higher':
		'{survey}：提到者{metric} {value}，其余 {others}，高 {points}（{range}）：{verdict}。',
	'topics.score.same': '{survey}：提到者{metric} {value}，其余 {others}：看不出差别。',
	'topics.new': '“{term}”是新出现的：{days}内 {comments}，之前 {span}仅 {before} 条。',
	'topics.new.mostly':
		'“{term}”是新出现的：{days}内 {comments}，之前 {span}仅 {before} 条，主要来自{mostly}。',
	'topics.risen': '“{term}”明显增多：{days}内 {comments}，之前 {span}共 {before} 条。',
	'topics.risen.mostly':
		'“{term}”明显增多：{days}内 {comments}，之前 {span}共 {before} 条，主要来自{mostly}。',
	'topics.none': '没有收到留言。',
	'topics.noTopic.one': '收到 1 条留言，未涉及任何主题。',
	'topics.noTopic.other': '收到 {n} 条留言，未涉及任何主题。',
	'topics.capped': '共 {all} 条留言，只读取了最新的 {most} 条。',
	'topics.capped.before': '之前的留言只读取了最新的 {most} 条。',
};
