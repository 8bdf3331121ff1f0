/** A set of templates, and the words of the frame that all of them share. */
export type Frame = {
	/** Below `workflows/`; empty for the set that lies there itself. */
	folder: string;
	/** Tells the ids of the sets apart. */
	suffix: string;
	/** Name of a workflow. */
	workflow: (title: string) => string;
	/** Name of a note, which nobody sees but in a list of nodes. */
	note: (number: number) => string;
	who: string;
	change: string;
	needs: string;
	try: string;
	/** What to do with the sample that is pinned on each trigger. */
	sample: string;
};

/** One file a template and language; a third language is one entry here and one in each template. */
export const frames = {
	en: {
		folder: '',
		suffix: '',
		workflow: (title) => `Satisfaction: ${title}`,
		note: (number) => `Note ${number}`,
		who: 'For',
		change: 'Change first',
		needs: 'Needs',
		try: 'Try',
		sample: 'a sample is pinned. To listen for real: select the trigger, press *P*',
	},
	zh: {
		folder: 'zh',
		suffix: '-zh',
		workflow: (title) => `满意度：${title}`,
		note: (number) => `便签 ${number}`,
		who: '适用',
		change: '先改这里',
		needs: '前提',
		try: '试运行',
		sample: '已固定示例数据；要接收真实数据，选中触发器按 P',
	},
} satisfies Record<string, Frame>;

export type Language = keyof typeof frames;

export const languages = Object.keys(frames) as Language[];
