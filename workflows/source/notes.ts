import { frames, type Language } from './languages';
import { hasSample } from './layout/text-size';
import type { Colour, Template } from './template';

/** n8n's seven colours of a note. */
export const noteColours: Record<Colour | 'title', number> = {
	title: 1,
	you: 2,
	low: 3,
	customer: 4,
	systems: 5,
	learn: 6,
	optional: 7,
};

/** What stands left of everything: what it does, for whom, what to change first. */
export function titleNote({ words }: Template, language: Language): string {
	const { title, sentence, who, change, needs } = words[language];
	const frame = frames[language];
	const list = change.map((line, index) => `${index + 1}. ${line}`).join('\n');
	const parts = [
		`# ${title}`,
		sentence,
		`**${frame.who}** · ${who}`,
		`**${frame.change}**\n${list}`,
		...(needs ? [`**${frame.needs}** · ${needs}`] : []),
		...(hasSample(words[language]) ? [`**${frame.try}** · ${frame.sample}`] : []),
	];
	return parts.join('\n\n');
}

/** What stands above the nodes of a lane. */
export function laneNote({ words }: Template, lane: number, language: Language): string {
	const { head = '', text = '' } = words[language].lanes[lane] ?? {};
	return `## ${head}\n${text}`;
}
