/** The campaigns of the company, by the names that the script calls them. */
export const campaigns = [
	'birthday',
	'spring_festival',
	'anniversary',
	'fifth_order',
	'renewal',
	'new_customer',
	'gone_quiet',
	'promoter',
	'passive',
	'news',
] as const;
export type CampaignName = (typeof campaigns)[number];

/** What has to come of a campaign for one person. */
export type Fate =
	/** A step is sent, from 1, on a day of the one who reads it. */
	| { campaign: CampaignName; sent: number; on: string }
	/** A step is held for good. */
	| { campaign: CampaignName; held: number; reason: string }
	/** Nothing more comes of it, and why. */
	| { campaign: CampaignName; ends: string };

/** What another system says of somebody, at a moment in UTC. */
export type Word = {
	at: string;
} & (
	| { says: 'event'; type: string; subject?: string }
	/** How likely they would recommend the company, 0–10. */
	| { says: 'score'; score: number }
	| { says: 'case' }
);

/** Somebody who knows the company, and all that has to come of them. */
export type Person = {
	key: string;
	/** As the company's own list has them, by headings that people use. */
	row: Record<string, string>;
	/** What they have agreed to, or objected to. */
	agreed: readonly string[];
	objected: readonly string[];
	said: readonly Word[];
	fates: readonly Fate[];
	/** On the list of the newsletter. */
	reads: boolean;
	/** Whether the campaign that measures itself leaves them out; `null` = it is not about them. */
	leftOut: boolean | null;
};

/** A company with its year and its month. */
export type Company = {
	people: readonly Person[];
	/** The moments at which care is looked for; the first finds nothing. */
	hours: readonly number[];
	/** When the newsletter goes out. */
	news: number;
	/** The days after the month that are looked at ahead, and the moment of looking. */
	ahead: { at: number; from: string; until: string };
};
