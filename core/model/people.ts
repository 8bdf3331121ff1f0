/** A person who can own a case. */
export type Person = {
	id: string;
	name: string;
	email: string | null;
	team: string | null;
	/** `agent`, `team_lead`, `manager`, … — decides the compensation limit. */
	role: string;
	skills: string[];
	languages: string[];
	/** Address per channel, e.g. `{ wecom: 'zhangsan', sms: '+86…' }`. */
	channels: Record<string, string>;
	/** Own limit; `null` = the role's. */
	compensationLimit: number | null;
	deputyId: string | null;
	/** Open cases at most; `null` = no limit. */
	maxOpenCases: number | null;
	active: boolean;
	/** Id in other systems → this person, e.g. `{ zendesk: '361' }`. */
	externalIds: Record<string, string>;
};

export type Absence = {
	personId: string;
	from: number;
	until: number;
	deputyId: string | null;
	note: string | null;
};
