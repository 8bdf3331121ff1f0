import type { customerRowTexts as english } from '../en/customer-row';
import type { InOtherWords } from '../shape';

export const customerRowTexts: InOtherWords<typeof english> = {
	'customerRow.created': '已新增{who}。{understood}。',
	'customerRow.understood': '{field}：{value}',
	'customerRow.updated': '已更新{who}：{fields}。',
	'customerRow.unchanged': '{who}与已存内容一致。',
	'customerRow.unused': '未使用的列：{columns}。其列名既不是字段，也不是工作区的属性。',
	'customerRow.objections':
		'{columns} 可能写明谁不愿收到消息，但均未保存：请用 Privacy 的 Set Consent 保存。',
	'customerRow.somebody': '该客户',
	'customerRow.refused': '未接受：{why}',
	'customerRow.refusedRows': '{rows} 行中有 {count} 行未被接受。第一行：{first}',
	'customerRow.refusedOf': '未接受{who}：{why}',
	'customerRow.nobody': '无法得知是谁。请提供客户编号、邮箱、电话或某个聊天工具中的 ID。',
	'customerRow.taken': '{field} {value} 为多人共用或属于他人，而没有其他信息能说明是谁。',
	'customerRow.fault.noRow': '这不是一行带字段的数据。',
	'customerRow.fault.email': '{field} 为 {value}，不是一个邮箱地址。',
	'customerRow.fault.phone': '{field} 为 {value}，不是一个电话号码。',
	'customerRow.fault.id': '{field} 为 {value}，不是编号：应为至多 {most} 个字符的文本或整数。',
	'customerRow.fault.shortened':
		'{field} 为 {value}：数字被电子表格缩写了。请将该列以文本格式导出。',
	'customerRow.fault.system':
		'{field} 中有名为 {value} 的编号，这是本系统自己的名称。请写明编号所属的系统。',
	'customerRow.noCountry':
		'{field} {value} 没有国家代码，因此不能用它识别客户。请在工作区设置默认国家（Default Country），或填写 Country。',
	'customerRow.noNumber': '{field} {value} 不是真实存在的电话号码：不能用它识别客户。',
	'customerRow.left.text': '{field} 已略去：{value} 不是文本。',
	'customerRow.left.language': '{field} 已略去：{value} 不是一种语言。',
	'customerRow.left.timeZone': '{field} 已略去：{value} 不是时区。',
	'customerRow.left.country': '{field} 已略去：{value} 不是国家或地区。',
	'customerRow.left.number': '{field} 已略去：{value} 不是只有一种读法的数字。',
	'customerRow.left.currency': '{field} 已略去：{value} 不是 CNY 这样的货币代码。',
	'customerRow.left.yesNo': '{field} 已略去：{value} 既不是“是”也不是“否”。',
	'customerRow.left.choice': '{field} 已略去：{value} 不在选项 {choices} 之中。',
	'customerRow.left.email': '{field} 已略去：{value} 不是一个邮箱地址。',
	'customerRow.left.calendar':
		'{field} 已略去：{value} 既不是公历也不是农历，没有它就无法读出日期。',
	'customerRow.left.day': '{field} 已略去：{why}',
	'customerRow.left.orders': '{first} 晚于 {last}，两者均已略去。',
	'customerRow.day': '{field}：{why}',
	'customerRow.withheld': '{fields} 保持不变：仅凭{identity}识别了客户，而它可能为多人共用。',
	'customerRow.elsewhere': '{field} {value} 属于另一条记录，可能是同一个人。请核对，如是则合并。',
};
