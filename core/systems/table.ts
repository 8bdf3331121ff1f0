import { systems } from './index';
import type { Proof, System, SystemPart } from './system';

type Language = 'en' | 'zh-CN';
type Words = { head: readonly string[]; proofs: Record<Proof, string> };

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
	},
	'zh-CN': {
		head: ['系统', '推送事件', '轮询变化', '接收答卷', '读取与写入', '发送消息'],
		proofs: { oracle: '官方库', simulator: '模拟器', unproven: '未验证' },
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

/** Every system and how sure each of its parts is, as a table in Markdown. */
export function systemsTable(language: Language): string {
	const { head, proofs } = words[language];
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rows = systems.map((system) => {
		const able = partsOf(system);
		const cell = (part: SystemPart): string =>
			able.includes(part) ? proofs[system.proof?.[part] ?? 'unproven'] : '';
		return line([system.names[language], ...parts.map(cell)]);
	});
	return [line(head), line(head.map(() => '---')), ...rows].join('\n');
}
