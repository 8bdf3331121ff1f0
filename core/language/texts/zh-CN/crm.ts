import type { crmTexts as english } from '../en/crm';
import type { InOtherWords } from '../shape';

export const crmTexts: InOtherWords<typeof english> = {
	'crm.updated': '已更新{system}中的记录 {id}。',
	'crm.created': '已在{system}中新建记录：{id}。',
	'crm.created.nameless': '已在{system}中新建记录，该系统未返回记录 ID。',
	'crm.owner': '{system}中的记录 {id} 现由 {owner} 负责。',
	'crm.channel': '频道再开放一天：{system} 会推送 {events}。',
	'crm.test': '这是测试数据，未向{system}写入任何内容。',
	'crm.test.values': '正式运行时将写入：{values}。',
	'poll.noDerived': '此记录中没有 Derived Fields 里填写的字段 {names}。',
	'poll.noEvent': '只有 {field} 变为 Events 中的某个值时，才算事件。',
};
