import type { toldTexts as english } from '../en/told';
import type { InOtherWords } from '../shape';

export const toldTexts: InOtherWords<typeof english> = {
	'told.customer': '一位客户',
	'told.score': '{metric} {value} 分（满分 {max} 分）',
	'told.subject': '（事由：{subject}）',
	'told.survey': '（问卷：{survey}）',
	'told.scored': '，{score}',
	'told.owner': '负责人：{owner}。',
	'told.unowned': '尚无负责人。',

	'told.low_partial': '{who}评分 {score}{about}；原因和留言可能随后补充。',
	'told.completed': '{who}评分 {score}{about}。',
	'told.changed': '{who}补充或修改了回答：{score}{about}。',
	'told.turned_low': '{who}把回答改成了低分：{score}{about}。',
	'told.nothing': '没有新的内容。',

	'told.case_opened': '已为{who}建立跟进单{about}{scored}。{owner}',
	'told.case_breached.response': '对{who}的首次响应已超时{about}{scored}。{owner}',
	'told.case_breached.resolution': '{who}的问题解决已超时{about}{scored}。{owner}',
	'told.case_escalated': '{who}的跟进单已升级到第 {rung} 级{about}{scored}。{owner}',
	'told.case_resolved': '{who}的跟进单已标记为解决{about}{scored}。{owner}',
	'told.case_confirmed': '{who}确认问题已解决{about}{scored}。{owner}',
	'told.problem_done': '已完成：{title}。{remedy}',
	'told.problem_handed_over': '今后由{owner}负责这个问题：{title}。',
	'told.data_requested': '{who}申请获取本人数据。',
	'told.erase_requested': '{who}申请删除本人数据。',
	'told.case_reopened': '{who}的跟进单已重新打开{about}{scored}。{owner}',
};
