import type { ClientField } from '../client';

/** Fields of an opportunity as the documentation lists them; fields of one's own are typed in. */
export const opportunityFields: ClientField[] = [
	{ id: 'code', name: '商机编码 code', type: 'string', readOnly: true },
	{ id: 'name', name: '商机名称 name', type: 'string' },
	{
		id: 'winLoseOrderState',
		name: '赢丢单状态 winLoseOrderState',
		type: 'options',
		choices: [
			{ value: '0', name: '赢单' },
			{ value: '1', name: '丢单' },
			{ value: '2', name: '未定' },
			{ value: '3', name: '部分赢单' },
		],
	},
	{
		id: 'opptState',
		name: '商机状态 opptState',
		type: 'options',
		choices: [
			{ value: '0', name: '进行中' },
			{ value: '1', name: '暂停' },
			{ value: '2', name: '作废' },
			{ value: '3', name: '关闭' },
		],
	},
	{ id: 'customer', name: '客户 customer', type: 'string' },
	{ id: 'customer_name', name: '客户名称 customer_name', type: 'string', readOnly: true },
	{ id: 'ower', name: '负责人 ower', type: 'string' },
	{ id: 'ower_name', name: '负责人名称 ower_name', type: 'string', readOnly: true },
	{ id: 'expectSignMoney', name: '预计签单金额 expectSignMoney', type: 'number' },
	{ id: 'expectSignDate', name: '预计签单日期 expectSignDate', type: 'dateTime' },
	{ id: 'winningRate', name: '赢单率 winningRate', type: 'number' },
	{ id: 'remark', name: '备注 remark', type: 'string' },
	{ id: 'modifyTime', name: '修改时间 modifyTime', type: 'dateTime', readOnly: true },
];
