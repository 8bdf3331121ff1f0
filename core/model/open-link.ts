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
	/** How often the survey's links had been ended when this one was made. */
	series: number;
	/** Nobody can open it from then on, epoch ms; kept to the second. `null` = for as long as it stands. */
	until: number | null;
};

/** The channel of an invitation that was made when somebody answered at an open link. */
export const openChannel = 'open';

/** The source of the subject of such an answer. */
export const openSource = 'open_link';

/** The longest source tag, in characters. */
export const longestSource = 40;

/** What a link's token says of it. */
export function writeOpenLink({ mode, contact, source, series, until }: OpenLink): string {
	const of = series === 0 ? '' : `.${series}`;
	const end = until === null ? '' : `-${Math.floor(until / 1000).toString(36)}`;
	return [`${mode}${of}${end}`, contact ? 'c' : '', source].join(':');
}

const linkForm = /^(\w+)(?:\.(\d+))?(?:-([0-9a-z]+))?:(c?):(.*)$/su;

/** The same, read; `null` for what is none. */
export function readOpenLink(text: string): OpenLink | null {
	const [, name, series = '0', end, contact, source = ''] = linkForm.exec(text) ?? [];
	const mode = openModes.find((one) => one === name);
	if (!mode) return null;
	const until = end === undefined ? null : Number.parseInt(end, 36) * 1000;
	return { mode, contact: contact === 'c', source, series: Number(series), until };
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

/** Whether a link's token, or the one of a page that was served for it, is for a frame on somebody's site. */
export function isForFrame(audience: string): boolean {
	const link = readOpenAnswer(audience)?.link ?? readOpenLink(audience);
	return link?.mode === 'embed';
}
