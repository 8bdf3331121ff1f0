const clocks = { response: '1d', resolution: '2d' };

/**
 * What the crash test changes in the sandbox's settings: waits are shorter, so that there is always
 * something going on to be interrupted, while a link lives long enough (two weeks are 336 s) to
 * outlast the many restarts.
 */
export const crashSettings = {
	timeScale: 24 / 86_400,
	policy: { quietHours: null, delay: '6h', reminders: ['1d'] },
	slaPresets: {
		live: clocks,
		chat: clocks,
		complaint: clocks,
		feedback: clocks,
		negative_with_plan: clocks,
	},
	verifyAfter: '6h',
	verifyTimeout: '2d',
	closePartialAfter: '6h',
	safetyNetAfter: '12h',
} as const;
