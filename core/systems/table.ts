import { itemTools } from './answers/items';
import { systems } from './index';
import type { Proof, System, SystemPart } from './system';

type Language = 'en' | 'zh-CN';
type Words = { head: readonly string[]; proofs: Record<Proof, string>; byN8n: string };

/** The columns, in their order. */
const parts: readonly SystemPart[] = ['source', 'poll', 'answers', 'client', 'channel'];

const words: Record<Language, Words> = {
	en: {
		head: [
			'system',
			'events in',
			'asked for changes',
			'answers in',
			'read and written',
			'messages',
		],
		proofs: { oracle: 'library', simulator: 'simulator', unproven: 'unproven' },
		byN8n: "n8n's nodes",
	},
	'zh-CN': {
		head: ['系统', '推送事件', '轮询变化', '接收答卷', '读取与写入', '发送消息'],
		proofs: { oracle: '官方库', simulator: '模拟器', unproven: '未验证' },
		byN8n: 'n8n 节点',
	},
};

/** What a system can do for us. */
export function partsOf(system: System): SystemPart[] {
	const { source, poll, client, channels, isSurveyTool = false } = system;
	const has: Record<SystemPart, boolean> = {
		source: source !== undefined && !isSurveyTool,
		poll: poll !== undefined,
		answers: isSurveyTool,
		client: client !== undefined,
		channel: (channels ?? []).length > 0,
	};
	return parts.filter((part) => has[part]);
}

/** Every system and how sure each of its parts is, then the tools whose answers come as items, as a table in Markdown. */
export function systemsTable(language: Language): string {
	const { head, proofs, byN8n } = words[language];
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rows = systems.map((system) => {
		const able = partsOf(system);
		const cell = (part: SystemPart): string => {
			if (able.includes(part)) return proofs[system.proof?.[part] ?? 'unproven'];
			return part === 'client' && system.writtenByN8n === true ? byN8n : '';
		};
		return line([system.names[language], ...parts.map(cell)]);
	});
	const asItems = itemTools.flatMap(({ listed }) => {
		if (!listed) return [];
		const cells = parts.map((part) => (part === 'answers' ? proofs[listed.proof] : ''));
		return [line([listed.names[language], ...cells])];
	});
	return [line(head), line(head.map(() => '---')), ...rows, ...asItems].join('\n');
}
