import type { noteTexts as english } from '../en/note';
import type { InOtherWords } from '../shape';

export const noteTexts: InOtherWords<typeof english> = {
	'note.placed': '第 {place} 个事件（共 {count} 个）：{note}',
	'note.nobody': '该事件没有客户信息，因此无法就此询问任何人。',
	'note.noAddress': '该客户没有随附联系方式，需要此前已有记录，或另行查询。',
	'note.text': '{field} 不是文本，已略去。',
	'note.longUrl': 'subject.url 超过 {most} 个字符，已略去。',
	'note.url': 'subject.url {given} 不是网址，已略去。',
	'note.amount': 'value.amount {given} 不是可识别的数字，已略去。',
	'note.currency': 'value.currency {given} 不是三个字母的货币代码，已略去。',
	'note.attributes': 'attributes 不是对象，已略去。',
	'note.ownKind':
		'customer.externalIds.{name} 与内部字段同名，已略去。请填写该 ID 所属系统的名称。',
	'note.email': '{field} 不是邮箱地址（{why}），已略去。',
	'note.email.empty': '内容为空',
	'note.email.no_at': '缺少 @',
	'note.email.several': '含有多个地址',
	'note.email.space': '含有空格',
	'note.email.name': '@ 前为空，或含有邮箱地址不允许的字符',
	'note.email.domain': '@ 后不是域名',
	'note.email.too_long': '超过 254 个字符',
	'note.phone': 'customer.phone 不是电话号码，已略去。',
	'note.language': 'customer.language {given} 不是语言代码或语言名称，已略去。',
	'note.zone': 'customer.timeZone {given} 不是 IANA 时区或其他可识别的时区，已略去。',
	'note.ownerId': 'owner.id 不是 ID，已略去。',

	'note.echo':
		'Satisfaction CRM 写回的内容可以识别，不会触发任何流程。如有其他程序写入记录，请在 Ignore Updates By 中填写其用户。',
	'note.echo.form':
		'Satisfaction CRM 写回的内容可以识别，不会触发任何流程。如有其他程序写入此表单，请在 Ignore Updates By 中填写其用户。',
	'note.noRating': '未指定哪一题是评分，因此该回答没有可计分的值。',
	'note.gone': '有 {count} 条通知没有内容：对应的记录此前已被删除。',
	'note.idsOnly': 'Zoho 只告知变更记录的 ID，不含其他内容：请先读取记录，再询问客户。',
	'note.noDerived': '此记录中没有 Derived Fields 里填写的字段 {given}。',

	'note.leftOut': '{fault}该值已略去。',
	'fault.type.missing': '缺少 type，即发生了什么，例如 "ticket.closed"。',
	'fault.type': 'type 为 {given}，应形如 "ticket.closed"。请把发送方的用词对应到这样的值。',
	'fault.time.missing': '缺少 occurredAt，即事件发生的时间。',
	'fault.time':
		'occurredAt 为 {given}，无法识别为时间：应为带时区的 ISO 8601（2026-01-05T10:00:00+08:00），或以秒、毫秒计的时间戳。',
	'fault.time.zone':
		'occurredAt 为 {given}，无法识别为时间：应为带时区的 ISO 8601（2026-01-05T10:00:00+08:00），或以秒、毫秒计的时间戳，也可以选择 Time Zone of the Sender。',
	'fault.id.missing': '缺少 id；没有主题对象时，无法识别重复推送。',
	'fault.id': '{field} 为 {given}，应为文本或整数。',
	'fault.id.long': '{field} 有 {count} 个字符，最多 {most} 个。',
	'fault.ids': 'customer.externalIds 为 {given}，应为对象。',
	'fault.text': '{field} 为 {given}，应为文本。',
};
