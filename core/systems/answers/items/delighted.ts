import { answerOptions } from '../answer-options';
import type { ItemTool } from './item-tool';
import { readRow } from './table';

/**
 * An export of Delighted, which ended in 2026: its CSV through Extract from File, or what its API gave.
 * The fields of the API are documented, the columns of the CSV are not: both spellings are known.
 */
export const delighted: ItemTool = {
	key: 'delighted',
	name: 'Delighted Export',
	about: 'From Extract from File on an exported CSV; its columns are unproven, others can be named',
	listed: {
		names: { en: 'Delighted, an export', 'zh-CN': 'Delighted 导出文件' },
		proof: 'unproven',
	},
	options: answerOptions({
		tool: 'Delighted',
		question: { label: 'Column', example: 'Score' },
		field: { label: 'Column', hint: 'Columns that fill our event', example: 'Country' },
		usual: {
			'Person Email': 'customer.email',
			'Person Name': 'customer.name',
			'Person Phone Number': 'customer.phone',
			'Person ID': 'customer.externalId',
			Email: 'customer.email',
			Name: 'customer.name',
			email: 'customer.email',
			name: 'customer.name',
			person: 'customer.externalId',
			Locale: 'customer.language',
		},
		invitation: 'Invitation',
	}),
	// Extract from File does, unless it is told to include empty cells.
	omitsEmpty: true,
	usual: { rating: 'Score', comment: 'Comment' },
	read: (item, _given, beside) =>
		readRow(
			item,
			{
				times: [
					'Updated At',
					'updated_at',
					'Response Timestamp',
					'Responded At',
					'Created At',
					'created_at',
					'Date',
				],
				ids: ['Response ID', 'Survey Response ID', 'ID'],
				title: [],
				language: [],
				added: ['permalink', 'row_number'],
				hint: 'Rename the column with the time to Created At, or fill in Answered At.',
			},
			beside,
		),
};
