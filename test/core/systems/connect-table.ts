import { systems } from '../../../core/systems';
import { itemTools } from '../../../core/systems/answers/items';
import type { System } from '../../../core/systems/system';
import { partsOf } from '../../../core/systems/table';

export type Language = 'en' | 'zh-CN';

const words = {
	en: {
		head: [
			'your system',
			'what happens there',
			'scores and tasks there',
			'messages by it',
			'proven',
		],
		calls: 'calls n8n',
		asked: 'is asked',
		answers: 'sends answers',
		items: 'gives items',
		ours: 'Satisfaction CRM',
		n8ns: "n8n's nodes",
		proofs: { oracle: 'library', simulator: 'simulator', unproven: 'unproven' },
		generic: 'Generic JSON',
		asItems: 'answers-as-items',
		toYourCrm: 'scores-to-your-crm',
		toOthers: 'scores-to-salesforce-and-others-tasks-for-low-scores',
	},
	'zh-CN': {
		head: ['您的系统', '那里发生的事', '写回评分和任务', '用它发消息', '可靠程度'],
		calls: '推送到 n8n',
		asked: '由 n8n 轮询',
		answers: '推送答卷',
		items: '以 item 给出',
		ours: 'Satisfaction CRM',
		n8ns: 'n8n 节点',
		proofs: { oracle: '官方库', simulator: '模拟器', unproven: '未验证' },
		generic: '通用 JSON',
		asItems: '以-item-形式到来的回答',
		toYourCrm: '评分写回-crm',
		toOthers: '评分写回其他-crm低分建任务',
	},
} as const;

/** Of a heading, as GitHub makes it. */
const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
/** `satisfactionKingdeeK3Api` stands below *Satisfaction Kingdee K3 API*. */
const ofCredential = (type: string): string =>
	type.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const link = (text: string, page: string, heading: string) => `[${text}](${page}.md#${heading})`;

function cells(system: System, language: Language): string[] {
	const said = words[language];
	const { key, names, source, poll, client, channels = [], isSurveyTool, writtenByN8n } = system;
	const section = key === 'generic' ? said.generic : names[language];
	const happens = [
		source && link(isSurveyTool ? said.answers : said.calls, 'sources', anchor(section)),
		poll && client && link(said.asked, 'credentials', ofCredential(client.credential)),
	];
	const written = client
		? link(said.ours, 'credentials', ofCredential(client.credential))
		: writtenByN8n
			? link(said.n8ns, 'templates', key === 'zendesk' ? said.toYourCrm : said.toOthers)
			: '';
	const by = channels.map((channel) =>
		link(channel.names[language], 'credentials', ofCredential(channel.credential)),
	);
	const proofs = [...new Set(partsOf(system).map((part) => system.proof?.[part] ?? 'unproven'))];
	return [
		names[language],
		happens.filter(Boolean).join(', '),
		written,
		by.join(', '),
		proofs.map((proof) => said.proofs[proof]).join(', '),
	];
}

/** Where it stands how each system is connected, as a table in Markdown. */
export function connectTable(language: Language): string {
	const said = words[language];
	const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
	const tools = itemTools.flatMap(({ listed }) =>
		listed
			? [
					[
						listed.names[language],
						link(said.items, 'sources', said.asItems),
						...['', ''],
						said.proofs[listed.proof],
					],
				]
			: [],
	);
	const rows = [...systems.map((system) => cells(system, language)), ...tools];
	return [line(said.head), line(said.head.map(() => '---')), ...rows.map(line)].join('\n');
}
