/** Somebody of a team with plain values, whose row takes about so many bytes. */
export const aPerson = (id: string, bytes = 0) => ({
	id,
	name: `${id}${'x'.repeat(bytes)}`,
	email: null,
	team: null,
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
});
