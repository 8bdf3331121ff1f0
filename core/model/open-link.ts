/** Where an open link is used: on a page of its own, on a device that many use, in somebody's frame. */
export const openModes = ['page', 'kiosk', 'embed'] as const;
export type OpenMode = (typeof openModes)[number];

/** A link to a survey that is nobody's own: printed, shown, or built into a site. */
export type OpenLink = {
	mode: OpenMode;
	/** Whether people may leave a name and a way to reach them. */
	contact: boolean;
	/** Where it hangs, e.g. `table 12`; empty = not said. */
	source: string;
};

/** The channel of an invitation that was made when somebody answered at an open link. */
export const openChannel = 'open';

/** The source of the subject of such an answer. */
export const openSource = 'open_link';

/** The longest source tag, in characters. */
export const longestSource = 40;

/** What a link's token says of it. */
export function writeOpenLink({ mode, contact, source }: OpenLink): string {
	return [mode, contact ? 'c' : '', source].join(':');
}

/** The same, read; `null` for what is none. */
export function readOpenLink(text: string): OpenLink | null {
	const [, name, contact, source] = /^(\w+):(c?):(.*)$/su.exec(text) ?? [];
	const mode = openModes.find((one) => one === name);
	return mode ? { mode, contact: contact === 'c', source: source ?? '' } : null;
}

/** An answer that is being given at an open link: which version of which survey was served. */
export type OpenAnswer = { surveyKey: string; version: string; link: OpenLink };

/** What the token of a page says that was served at an open link. */
export function writeOpenAnswer({ surveyKey, version, link }: OpenAnswer): string {
	return `open:${surveyKey}:${version}:${writeOpenLink(link)}`;
}

/** The same, read; `null` where the token was made for a person. */
export function readOpenAnswer(text: string): OpenAnswer | null {
	const [, surveyKey, version, rest] = /^open:([^:]+):([^:]+):(.*)$/su.exec(text) ?? [];
	const link = rest === undefined ? null : readOpenLink(rest);
	return link && surveyKey && version ? { surveyKey, version, link } : null;
}
