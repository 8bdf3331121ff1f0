/** How many seconds of the sandbox are one day of the workspace. */
export const secondsPerDay = 12;

const allDay = [{ from: '00:00', to: '24:00' }];
/** Long enough that an owner who works is in time, short enough to see one who does not. */
const clocks = { response: '3d', resolution: '7d' };

/**
 * What the sandbox changes after the template has set up the workspace. All lengths of time are as in life; `timeScale` makes a day of
 * a few seconds. Work goes on round the clock, since a compressed day begins at any hour.
 */
export const sandboxSettings = {
	sandbox: true,
	timeScale: secondsPerDay / 86_400,
	calendar: {
		hours: { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay },
		publicDays: 'none',
	},
	policy: { quietHours: null, reminders: ['2d'] },
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
