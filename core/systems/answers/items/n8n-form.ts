import { isObject } from '../../../model/json';
import { answerOptions } from '../answer-options';
import type { ItemTool } from './item-tool';
import { readRow } from './table';

/** Answers to a form that n8n itself serves; its address may carry the invitation. */
export const n8nForm: ItemTool = {
	key: 'n8n_form',
	name: 'n8n Form',
	about: 'From n8n Form Trigger; what stands in the address of the form counts, too',
	listed: { names: { en: 'n8n Form', 'zh-CN': 'n8n 表单' }, proof: 'oracle' },
	options: answerOptions({
		tool: 'n8n Form',
		question: { label: 'Question', example: 'How satisfied are you?' },
		field: {
			label: 'Field',
			hint: 'Fields of the form, or of its address, that fill our event',
			example: 'Phone number',
		},
		usual: {
			email: 'customer.email',
			Email: 'customer.email',
			phone: 'customer.phone',
			Phone: 'customer.phone',
			name: 'customer.name',
			Name: 'customer.name',
			邮箱: 'customer.email',
			手机: 'customer.phone',
			电话: 'customer.phone',
			姓名: 'customer.name',
			language: 'customer.language',
		},
		invitation: 'invitation',
	}),
	usual: { rating: null, comment: null },
	read: (item, _given, known) => {
		const said = readRow(
			item,
			{
				times: ['submittedAt'],
				ids: [],
				title: [],
				language: [],
				added: ['formMode', 'formQueryParameters', 'headers'],
				hint: 'Put n8n Form Trigger directly in front.',
			},
			known,
		);
		const { formQueryParameters: asked } = item;
		const beside = isObject(asked) ? [asked, ...said.beside] : said.beside;
		return { ...said, beside, test: item.formMode === 'test' };
	},
};
