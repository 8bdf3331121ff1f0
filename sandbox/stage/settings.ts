/** How many seconds of the sandbox are one day of the workspace. */
export const secondsPerDay = 12;

const allDay = [{ from: '00:00', to: '24:00' }];
/** Long enough that an owner who works is in time, short enough to see one who does not. */
const clocks = { response: '3d', resolution: '7d' };

/**
 * Settings of the sandbox's workspace. All lengths of time are as in life; `timeScale` makes a day of
 * a few seconds. Work goes on round the clock, since a compressed day begins at any hour.
 */
export const sandboxSettings = {
	sandbox: true,
	timeScale: secondsPerDay / 86_400,
	testAddress: 'trial@sandbox.example',
	calendar: {
		hours: { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay },
		publicDays: 'none',
	},
	policy: { delay: '24h', quietHours: null, reminders: ['2d'] },
	slaPresets: {
		live: clocks,
		chat: clocks,
		complaint: clocks,
		feedback: clocks,
		negative_with_plan: clocks,
	},
	ladder: [
		{
			name: 'team lead',
			at: { breach: 'response' },
			notify: { role: 'team_lead' },
			takesOver: false,
		},
		{
			name: 'manager',
			at: { breach: 'resolution' },
			notify: { role: 'manager' },
			takesOver: true,
		},
	],
	verifyAfter: '24h',
	verifyTimeout: '4d',
	closePartialAfter: '12h',
	safetyNetAfter: '36h',
} as const;

/** Who works in the sandbox. */
export const sandboxPeople = [
	{
		id: 'ana.costa',
		name: 'Ana Costa',
		email: 'ana.costa@staff.example',
		team: 'after-sales',
		role: 'agent',
	},
	{
		id: 'li.na',
		name: '李娜',
		email: 'li.na@staff.example',
		team: 'after-sales',
		role: 'agent',
	},
	{
		id: 'ben.idle',
		name: 'Ben Idle',
		email: 'ben.idle@staff.example',
		team: 'after-sales',
		role: 'agent',
	},
	{
		id: 'tom.lead',
		name: 'Tom Lead',
		email: 'tom.lead@staff.example',
		team: 'after-sales',
		role: 'team_lead',
	},
	{
		id: 'mia.boss',
		name: 'Mia Boss',
		email: 'mia.boss@staff.example',
		team: 'after-sales',
		role: 'manager',
	},
] as const;
