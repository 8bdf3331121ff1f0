import type { WordList } from './word-list';

/**
 * What English customers write about service, food, goods, software and stays. Written by us. Endings
 * (-s, -ed, -ing, -ly) are found by the reader. An underscore joins the words of a phrase; 0 keeps a
 * phrase from being read by its parts.
 */
export const enWords: WordList = [
	[
		2.5,
		`
		excellent amazing awesome fantastic outstanding superb perfect perfectly perfection
		brilliant wonderful wonderfully phenomenal exceptional exceptionally flawless flawlessly
		magnificent terrific incredible masterpiece best finest favorite favourite love loved
		loves loving adore adorable highly_recommend highly_recommended strongly_recommend
		ten_out_of_ten 10/10 five_stars 5_stars top_notch first_class first_rate second_to_none
		world_class gem delightful delight superbly fabulous stellar blown_away blew_me_away
		exceeded_my_expectations exceeds_expectations beyond_expectations life_saver lifesaver
		must_have must_see cannot_recommend_enough could_not_be_happier could_not_ask_for_more`,
	],
	[
		1.7,
		`
		great good better beautiful beautifully gorgeous stunning impressive impressed impress
		enjoy enjoyed enjoyable enjoys happy happier happily glad pleased pleasure pleasant
		pleasantly thrilled excited exciting satisfied satisfying satisfaction recommend
		recommended recommends delicious tasty yummy yum mouthwatering flavorful flavourful delish
		scrumptious friendly helpful attentive courteous polite professional kind caring
		thoughtful welcoming hospitable generous knowledgeable responsive prompt promptly quick
		quickly speedy fast efficient efficiently reliable dependable sturdy durable solid
		well_made high_quality quality seamless seamlessly smooth smoothly easy easily effortless
		effortlessly intuitive simple convenient handy useful thank thanks thankful grateful
		appreciate appreciated appreciative bravo kudos hats_off congratulations well_done nice
		nicely lovely charming cute sweet elegant classy stylish sleek attractive fun funny
		hilarious laugh entertaining engaging captivating charm charisma charismatic clever
		cleverly witty wit smart genius talented talent inspiring inspired touching moving
		heartwarming powerful powerfully compelling gripping clean spotless cozy cosy comfortable
		comfortably comfy comfort relaxing peaceful quiet spacious fresh freshest crisp crispy
		juicy tender succulent perfectly_cooked authentic hot_and_fresh cheap affordable bargain
		value worth worthwhile worth_it worth_every_penny reasonable reasonably fair fairly_priced
		inexpensive a_steal great_deal good_deal win winner winning success successful
		successfully improved improvement improve improving enhanced bonus plus advantage benefit
		treat treasure joy joyful cool rocks rock works_great works_well work_well works_fine
		works_perfectly work_great worked_great worked_well working_great works_like_a_charm
		fits_perfectly fits_well fit_well does_the_job does_what_it so_far_so_good no_problem
		no_problems no_complaints no_issues no_trouble without_a_problem without_problems
		trouble_free hassle_free problem_free problem_solved solved resolved fixed will_be_back
		will_return will_definitely_be_back will_come_back come_back_again go_back_again
		cannot_wait can_not_wait look_forward looking_forward never_disappoints not_disappointed
		not_disappoint will_not_be_disappointed cannot_go_wrong can_not_go_wrong cannot_beat
		can_not_beat nothing_but_good hooked addictive addicted memorable unforgettable refreshing
		vivid realistic believable superior premium luxurious luxury legit legendary classic
		crystal_clear loud_and_clear clear clearly sharp bright vibrant rich warm warmth cheerful
		right_away on_time as_described as_advertised as_expected above_and_beyond went_above
		extra_mile pleasantly_surprised would_buy_again buy_again order_again`,
	],
	[
		0.9,
		`
		like likes liked fine ok okay decent pretty_good acceptable adequate alright works worked
		work_fine satisfactory sufficient well enough ideal suitable suits interesting interested
		intriguing cleverness accurate accurately precise original unique creative creativity
		imaginative imagination innovative versatile flexible compact lightweight light secure
		safe safely stable strong strongly strength sound honest honestly_good sincere genuine
		genuinely truthful loyal trust trusted trustworthy respect respectful patient calm
		confident confidence hope hopeful positive proud familiar popular fitting fit fits
		complete subtle rare recommendable profound poignant sensitive tight_plot talented_cast
		well_acted well_written brilliance artistic artful art beauty wow yay yes definitely
		absolutely pros generously variety selection fantasy plenty loads huge_portions tasted
		ample complimentary free gift gifted smile smiled smiling hug perfect_for support
		supported supportive satisfy amuse amusing amused amazed surprise surprisingly wonder
		cherish fond fondly promising progress prefer preferred easiest fastest cleanest nicest
		friendliest happiest greatest loveliest tastiest sweetest recover recovered rewarding
		reward upgrade upgraded welcome welcomed dream gold super_fast bliss blessed pure heaven
		heavenly divine paradise magic magical spectacular spectacularly splendid sublime
		exquisite exceptional_value crave craving always_fresh generous_portions long_lasting
		lasts lasted holds_up well_built fit_and_finish thumbs_up two_thumbs_up hit_the_spot
		spot_on on_point bang_for`,
	],
	[
		0,
		`
		would_like looks_like look_like looked_like sounds_like sound_like sounded_like feels_like
		feel_like felt_like feeling_like tastes_like taste_like tasted_like smells_like smell_like
		smelled_like smelt_like seems_like seem_like seemed_like acts_like acted_like just_like
		like_a like_an like_the like_this like_that like_these like_they like_it_was like_i
		like_we like_you like_he like_she like_my like_some something_like things_like stuff_like
		more_like kind_of_like is_like was_like as_well as_well_as very_well_be might_as_well
		may_well well_known how_well good_thing good_luck for_good good_morning good_bye goodbye
		good_day a_good_deal good_while so_much_for best_buy at_best no_matter not_only not_just
		no_doubt no_wonder not_to_mention no_longer hard_drive hard_disk hard_copy hard_boiled
		kind_of what_kind this_kind any_kind some_kind of_kind all_kinds kinds pretty_much
		free_time feel_free sugar_free gluten_free super_bowl light_bulb long_time fast_food
		fast_forward happy_hour customer_service smart_phone smartphone quality_control low_end
		high_end rich_text short_time a_while bad_boy break_fast breakfast breaks_through break_in
		worked_for worked_there worked_at clear_coat plus_size likely unlikely lately shortly
		thank_you_for_nothing nothing_more art_house supporting_cast supporting_actor
		sound_quality sound_track sounds good_enough_reason in_case cold_beer cold_drinks ice_cold
		cold_brew hot_dog lost_in killer_deal no_brainer cheap_shot sharp_edges easy_listening
		for_free_again hope_to hopefully last_minute right_hand in_light light_of
		free_shipping_label not_once_did too_good_to_be_true support_team support_line
		customer_support tech_support technical_support interest_rate drop_off drop_in pick_up
		hit_or_miss fall_in fall_season return_policy bomb_dot return_to returned_to
		problem_was_solved waiting_room waiting_area wait_staff wait_to wait_for_the_next die_hard
		to_die_for killing_it missing_out crying_laughing`,
	],
	[
		-0.8,
		`
		bland greasy oily salty soggy dry tough chewy cold lukewarm stale burnt burned overcooked
		undercooked raw rubbery mushy flavorless tasteless watery plain average mediocre meh so_so
		ordinary expensive pricey overpriced costly small tiny cramped crowded noisy loud narrow
		dark dirty dusty old outdated dated worn tired rundown run_down shabby slow slowly late
		lag laggy lags delay delayed wait waited waiting long_wait difficult hard confusing
		confused confuse complicated complex heavy bulky flimsy uncomfortable awkward weird odd
		strange unclear vague hot limited lack lacks lacking lacked missing miss missed short weak
		thin loose tight uneven blurry grainy faint fade faded unfortunately sadly however unless
		although wish wished instead except supposedly claims claimed maybe try tried trying
		attempt attempts excuse excuses return returned returning refund exchange replace replaced
		replacement repair repaired fix sent_back send_back contacted complained complaint
		complain question questionable doubt doubtful suspect concern concerned issue issues
		problem problems trouble error errors mistake wrong incorrect incorrectly defect bug bugs
		buggy glitch glitches glitchy crash crashes crashed freeze freezes froze frozen stuck drop
		dropped drops disconnect disconnects unplugged interference static only_if at_least not_as
		could_have should_have would_have supposed_to used_to too_small too_big too_loud too_long
		too_short too_slow too_expensive too_much too_many too_hard too_thin too_sweet too_salty
		too_spicy too_cold too_hot too_heavy too_tight too_dark too_old too_late over_cooked
		under_cooked half_hour an_hour hours minutes_later after_a_few after_two after_three
		after_one within_a_week lasted_only only_lasted barely sorry apologize apology guess
		seriously ignored ignore ignoring nothing nobody none predictable cliche cliches cliched
		stereotypes unnecessary pointless repetitive monotonous slow_moving long_winded overrated
		overdone overlong trite contrived forced shallow thin_plot silly stupid dull flat tedious
		plodding aimless`,
	],
	[
		-1.7,
		`
		bad badly poor poorly worse disappoint disappointed disappointing disappointment
		disappoints dissatisfied dissatisfying unsatisfied unsatisfactory unhappy displeased upset
		angry annoyed annoying annoy annoys frustrated frustrating frustration mad furious
		irritating irritated irritate aggravating insulted insult insulting offended offensive
		rude rudely unprofessional unfriendly unhelpful inattentive incompetent incompetence
		clueless careless lazy arrogant condescending dismissive hostile impolite disrespectful
		disrespected nasty mean broken broke break breaks breaking fail failed fails failing
		failure defective faulty damaged damage malfunction malfunctions malfunctioned unusable
		useless unreliable unstable inoperable dead died dies die killed kill leaks leak leaked
		leaking leaky cracked crack scratched scratch scratches torn ripped peeling fell_apart
		falls_apart falling_apart fall_apart fell_off falls_off came_off come_off wears_out
		wore_out stopped_working stops_working quit_working stop_working does_not_work
		did_not_work do_not_work doesnt_work not_work not_working never_worked no_sound
		no_response no_answer no_one no_reply no_help ruin ruined ruins spoiled rotten rancid
		moldy mouldy filthy gross smelly stink stinks stinky stench smell smells stained sticky
		bugs_in hair_in roach roaches cockroach flies fly_in bedbugs mice rat rats sick
		food_poisoning vomit throw_up threw_up diarrhea nauseous hurt hurts painful pain allergic
		rash burned_out dangerous danger unsafe risky hazard scared scary afraid shame shameful
		ashamed embarrassed embarrassing embarrassment pathetic pitiful ridiculous absurd
		ludicrous lie lied lies lying liar dishonest mislead misleading misled deceptive deceived
		cheated cheating cheat ripped_off rip_off ripoff overcharged overcharge charged_me
		hidden_fees greedy shady sketchy fake counterfeit bogus waste wasted wasting waste_of_time
		waste_of_money wasted_money regret regretted regrettable mistake_buying steer_clear
		stay_away avoid avoided beware think_twice look_elsewhere go_elsewhere somewhere_else
		do_not_bother not_bother not_buy not_recommend do_not_buy do_not_waste do_not_go not_worth
		not_impressed unimpressed unimpressive never_again never_go_back never_return never_buy
		never_going_back will_not_be_back not_be_back not_go_back not_be_returning not_return
		not_coming_back will_never not_happy not_satisfied not_pleased lost lose loses losing
		loser junk crap crappy lousy sucks suck sucked sucky cheaply cheesy tacky ugly hideous
		unattractive lame boring bored bore boredom uninteresting unfunny unbearable unwatchable
		unbelievable_bad unacceptable inexcusable mess messy messed_up chaotic disaster disastrous
		hate hated hates cry horror unfair unreasonable scammed inferior subpar sub_par
		underwhelming underwhelmed let_down letdown uncalled annoyance nightmares negligent
		neglected neglect incorrect_order wrong_order walked_out walk_out cancelled canceled
		cancel churn downhill went_downhill ineffective inconvenient inconvenience inconsistent
		inadequate insufficient unresponsive unprepared unappealing unappetizing inedible unedible
		flawed flaws flaw hollow lifeless wooden amateurish senseless meaningless incoherent
		nonsense drivel dreck tripe`,
	],
	[
		-2.5,
		`
		terrible terribly awful awfully horrible horribly horrendous horrid atrocious abysmal
		dreadful appalling disgusting disgusted disgust disgrace disgraceful worst garbage trash
		rubbish scam scammers fraud thieves theft crooks nightmare worthless zero_stars one_star
		0_stars 1_star complete_waste total_waste utter_garbage piece_of_junk piece_of_crap
		piece_of_garbage pile_of_crap unbearably despicable deplorable vile sickening repulsive
		revolting putrid stay_far_away run_away`,
	],
];

export const enNegators: readonly string[] = [
	...['not', 'no', 'never', 'cannot', 'without', 'hardly', 'barely', 'scarcely', 'neither', 'nor'],
	...[
		'nothing',
		'nobody',
		'none',
		'nowhere',
		'rarely',
		'seldom',
		'isnt',
		'arent',
		'wasnt',
		'werent',
	],
	...[
		'dont',
		'doesnt',
		'didnt',
		'wont',
		'wouldnt',
		'cant',
		'couldnt',
		'shouldnt',
		'havent',
		'hasnt',
	],
	...['hadnt', 'aint', 'far_from', 'less', 'lack', 'lacks', 'lacking', 'lacked'],
];

/** They strengthen or weaken what follows within two words. */
export const enDegrees: Readonly<Record<number, string>> = {
	1.4: `extremely incredibly absolutely totally completely utterly insanely ridiculously unbelievably exceptionally
		remarkably super so_very truly entirely thoroughly by_far damn freaking`,
	1.2: 'very really so too such quite pretty especially particularly always most highly deeply greatly seriously definitely real',
	0.6: 'slightly somewhat fairly rather kinda sorta kind_of sort_of a_bit a_little little bit partly mildly almost nearly mostly relatively',
};
