import { answerOptions } from '../answer-options';
import type { ItemTool } from './item-tool';
import { readRow } from './table';

/** The first column of a sheet of answers, in the languages in which Google writes it. */
const timestamps = [
	'Timestamp',
	'时间戳记',
	'时间戳',
	'時間戳記',
	'タイムスタンプ',
	'타임스탬프',
	'Zeitstempel',
	'Horodateur',
	'Marca temporal',
	'Carimbo de data/hora',
	'Informazioni cronologiche',
];

/** The column in which a form that collects addresses has them. */
const addresses = [
	'Email Address',
	'Email address',
	'Email',
	'电子邮件地址',
	'電子郵件地址',
	'メールアドレス',
	'E-Mail-Adresse',
	'Adresse e-mail',
	'Dirección de correo electrónico',
];

/** Answers of a Google form as rows of the sheet that is linked to it. */
export const googleForms: ItemTool = {
	key: 'google_forms',
	name: 'Google Forms (Rows of Its Sheet)',
	about: 'From Google Sheets Trigger or Google Sheets, on the sheet that is linked to the form',
	listed: {
		names: { en: 'Google Forms, rows of its sheet', 'zh-CN': 'Google 表单（表格行）' },
		proof: 'unproven',
	},
	options: answerOptions({
		tool: 'Google Forms',
		question: { label: 'Question', example: 'How satisfied are you?' },
		field: { label: 'Column', hint: 'Columns that fill our event', example: 'Order number' },
		usual: Object.fromEntries(addresses.map((name) => [name, 'customer.email'])),
		invitation: 'Invitation',
	}),
	usual: { rating: null, comment: null },
	read: (item, _given, beside) =>
		readRow(
			item,
			{
				times: timestamps,
				ids: [],
				title: [],
				language: [],
				added: ['row_number', 'change_type'],
				hint: 'Keep the first column as Google named it, or choose another tool.',
			},
			beside,
		),
};
