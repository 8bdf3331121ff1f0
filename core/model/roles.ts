/** Roles that every workspace knows, with the words people use for them. */
export const knownRoles = [
	{ role: 'agent', name: 'Agent (客服)', words: ['客服', '客服专员', 'service agent'] },
	{ role: 'team_lead', name: 'Team Lead (主管)', words: ['主管', '组长', 'lead', 'teamlead'] },
	{ role: 'manager', name: 'Manager (经理)', words: ['经理'] },
] as const;

const known = new Map<string, string>(
	knownRoles.flatMap(({ role, name, words }) =>
		[role, name, ...words].map((word) => [plain(word), role] as const),
	),
);

/** `Team Lead`, `team-lead` and `team_lead` are one word. */
function plain(word: string): string {
	return word
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ');
}

/** The role that a word means, e.g. `主管` or `Team Lead`: `team_lead`; another word is a role of its own. */
export function roleNamed(word: string): string {
	return known.get(plain(word)) ?? word.trim();
}
