import { folded } from './attribute-at';

/** How a field of a customer is written in a sheet. */
export type FieldKind = 'text' | 'number' | 'yes_no' | 'date' | 'choice';

export type CustomerField = {
	key: string;
	/** Its label in the panel. */
	name: string;
	kind: FieldKind;
	/** What columns of sheets and CRMs call it besides, in any language. */
	also: readonly string[];
	/** Somebody is recognised by it. */
	identifies?: true;
};

/** Ids in the chats that a customer is reached by: each is an identity of that name. */
export const chatIds = ['wecom', 'wechat', 'dingtalk', 'feishu'] as const;

/** Days of a customer that have a meaning to us; a workspace has further ones of its own. */
export const knownDates = ['birth', 'renewal', 'first_order', 'last_order'] as const;
export type KnownDate = (typeof knownDates)[number];

/** The fields of ours that a row about a customer can fill, in the order of a form. */
export const customerFields = [
	{
		key: 'customerId',
		name: 'Customer ID',
		kind: 'text',
		identifies: true,
		also: [
			'Customer Number',
			'Customer No',
			'Customer Code',
			'Client ID',
			'Contact ID',
			'Account ID',
			'CRM ID',
			'ID',
			'客户编号',
			'客户ID',
			'客户号',
			'客户代码',
			'会员编号',
			'会员号',
			'编号',
		],
	},
	{
		key: 'name',
		name: 'Name',
		kind: 'text',
		also: [
			'Full Name',
			'Customer Name',
			'Contact Name',
			'Customer',
			'姓名',
			'名字',
			'客户姓名',
			'客户名称',
			'联系人',
		],
	},
	{
		key: 'title',
		name: 'Form of Address',
		kind: 'text',
		also: ['Salutation', 'Title', '称呼', '称谓'],
	},
	{
		key: 'email',
		name: 'Email',
		kind: 'text',
		identifies: true,
		also: [
			'E-mail',
			'Mail',
			'Email Address',
			'E-mail Address',
			'Mail Address',
			'Customer Email',
			'邮箱',
			'电子邮箱',
			'邮件',
			'电子邮件',
			'邮箱地址',
			'邮件地址',
		],
	},
	{
		key: 'phone',
		name: 'Phone',
		kind: 'text',
		identifies: true,
		also: [
			'Phone Number',
			'Mobile',
			'Mobile Number',
			'Mobile Phone',
			'Cell',
			'Telephone',
			'Tel',
			'手机',
			'手机号',
			'手机号码',
			'电话',
			'电话号码',
			'联系电话',
			'联系方式',
		],
	},
	{
		key: 'wecom',
		name: 'WeCom ID',
		kind: 'text',
		identifies: true,
		also: ['WeCom', 'WeCom User ID', '企业微信', '企业微信ID', '企微', '企微ID'],
	},
	{
		key: 'wechat',
		name: 'WeChat ID',
		kind: 'text',
		identifies: true,
		also: ['WeChat', 'WeChat Open ID', 'Open ID', '微信', '微信号', '微信ID', 'OpenID'],
	},
	{
		key: 'dingtalk',
		name: 'DingTalk ID',
		kind: 'text',
		identifies: true,
		also: ['DingTalk', 'DingTalk User ID', '钉钉', '钉钉ID', '钉钉号'],
	},
	{
		key: 'feishu',
		name: 'Feishu ID',
		kind: 'text',
		identifies: true,
		also: ['Feishu', 'Lark', 'Lark ID', 'Feishu Open ID', '飞书', '飞书ID', '飞书号'],
	},
	{
		key: 'language',
		name: 'Language',
		kind: 'text',
		also: ['Preferred Language', 'Locale', '语言', '首选语言'],
	},
	{
		key: 'timeZone',
		name: 'Time Zone',
		kind: 'text',
		also: ['Timezone', 'Zone', '时区'],
	},
	{
		key: 'country',
		name: 'Country',
		kind: 'text',
		also: ['Country Code', '国家', '国家代码', '国家/地区'],
	},
	{
		key: 'segment',
		name: 'Segment',
		kind: 'text',
		also: [
			'Customer Segment',
			'Tier',
			'Customer Level',
			'客户等级',
			'客户分类',
			'客户类型',
			'分组',
		],
	},
	{ key: 'tags', name: 'Tags', kind: 'text', also: ['Tag', 'Labels', '标签', '客户标签'] },
	{
		key: 'valueAmount',
		name: 'Yearly Value',
		kind: 'number',
		also: [
			'Value',
			'Annual Value',
			'Value Amount',
			'年消费额',
			'年消费',
			'年消费金额',
			'客户价值',
			'价值',
			'金额',
		],
	},
	{
		key: 'valueCurrency',
		name: 'Currency of the Value',
		kind: 'text',
		also: ['Currency', 'Value Currency', '币种', '货币'],
	},
	{
		key: 'ownerId',
		name: 'Owner ID',
		kind: 'text',
		also: ['Account Manager ID', 'Sales ID', '负责人ID', '负责人编号', '客户经理编号'],
	},
	{
		key: 'ownerName',
		name: 'Owner Name',
		kind: 'text',
		also: ['Owner', 'Account Manager', 'Sales Owner', '负责人', '客户经理', '跟进人', '归属人'],
	},
	{
		key: 'ownerEmail',
		name: 'Owner Email',
		kind: 'text',
		also: ['Account Manager Email', '负责人邮箱', '客户经理邮箱'],
	},
	{
		key: 'birth',
		name: 'Birthday',
		kind: 'date',
		also: ['Birth Date', 'Date of Birth', 'Birth', 'DOB', '生日', '出生日期', '出生年月日'],
	},
	{
		key: 'birthCalendar',
		name: 'Calendar of the Birthday',
		kind: 'text',
		also: ['Birthday Calendar', '生日历法', '生日类型', '历法', '公历/农历'],
	},
	{
		key: 'renewal',
		name: 'Renewal Date',
		kind: 'date',
		also: [
			'Renewal',
			'Contract End',
			'Contract End Date',
			'续约日期',
			'续费日期',
			'合同到期日',
			'到期日',
		],
	},
	{
		key: 'first_order',
		name: 'First Order',
		kind: 'date',
		also: [
			'First Order Date',
			'First Purchase',
			'首次下单',
			'首次购买',
			'首单日期',
			'首次消费日期',
		],
	},
	{
		key: 'last_order',
		name: 'Last Order',
		kind: 'date',
		also: [
			'Last Order Date',
			'Last Purchase',
			'最近下单',
			'最近购买',
			'末单日期',
			'最近消费日期',
			'最后下单日期',
		],
	},
] as const satisfies readonly CustomerField[];

export type CustomerFieldKey = (typeof customerFields)[number]['key'];

/** Further names that stand on an item's customer. */
const reserved = ['id', 'externalIds', 'owner', 'value', 'dates', 'attributes', 'consent', 'pause'];

/** A name as it is compared: letter case, widths, spaces and what parts words do not matter. */
export const bareName = (name: string): string => folded(name).replace(/[\s_\-.·/:：()（）]+/g, '');

const ours = new Map<string, string>();
for (const key of reserved) ours.set(bareName(key), key);
for (const { key, name } of customerFields) {
	ours.set(bareName(key), name);
	ours.set(bareName(name), name);
}

/** What of ours goes by that name, or `null`: an attribute must not be called so. */
export function ownFieldNamed(name: string): string | null {
	return ours.get(bareName(name)) ?? null;
}
