import type { knownTexts as english } from '../en/known';
import type { InOtherWords } from '../shape';

export const knownTexts: InOtherWords<typeof english> = {
	'customer.merged': '两条记录已合并为一条：{who}。',
	'customer.already': '这两条记录之前已经合并：{who}。',
	'customer.split': '合并已撤销，恢复为两位客户。',
	'customer.already_split': '该合并之前已经撤销。',
	'customer.preference_link': '该链接仅供这位客户使用，有效期 400 天。',
	'customer.consent_granted': '已记录同意及其来源。',
	'customer.consent_denied': '已记录拒绝及其来源，此类消息不再发送。',
	'customer.consent_kept_for_mailbox': '没有客户使用这个邮箱；已为该邮箱记录拒绝。',
	'customer.consent_unchanged': '之前已有同样的表示，继续有效。',
	'customer.consent_unknown': '这位客户已不存在。',
	'customer.trial': '这是测试 item，客户资料保持不变。',
	'customer.deletedThere': '对方系统已删除该记录，这里的客户资料保持不变。',
	'customer.profile': '{who}。{health}',
	'customer.double': '{one}与{other}可能是同一人：{reasons}。',
	'customer.double.one': '{name}（{ways}）',
	'customer.double.mailbox': '邮箱相同',
	'customer.double.phone': '电话号码相同',
	'customer.double.name_at': '姓名与邮箱域名都相同',
	'customer.double.named_together': '同一事件同时提到两者',
};
