# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.
# Sentences begin with a Hebrew word, so that mail programs take the subject as right-to-left.

## The invite
welcome-subject = קיבלת הזמנה מאת { $inviter } להצטרף אל { $organization }
welcome-subject-no-inviter = קיבלת הזמנה להצטרף אל { $organization }
welcome-preview = כדי להצטרף צריך רק לבחור סיסמה.
welcome-greeting = שלום { $first_name },
welcome-body = קיבלת הזמנה מאת { $inviter } להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה: זה לוקח דקה.
welcome-body-no-inviter = קיבלת הזמנה להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה: זה לוקח דקה.
welcome-button = לבחירת סיסמה
welcome-expires = הקישור בתוקף עד { $date }.
welcome-newest = זה הקישור העדכני ביותר שלך. הקישורים הקודמים כבר לא פועלים.
welcome-fallback = אם הכפתור לא פועל, אפשר להעתיק את הכתובת הזו לדפדפן:
welcome-not-you = לא ציפית להודעה הזו? אפשר לפתוח את הקישור ולבחור ”ההזמנה הזו לא נועדה לי”, או פשוט להתעלם: בלי סיסמה לא קורה דבר.

## To the inviter: somebody joined
accepted-notice-subject = הצטרפות חדשה אל { $organization }: { $name }
accepted-notice-body = ההזמנה ששלחת נענתה, ומעכשיו { $name } חלק מהצוות של { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = ההזמנה ששלחת עבור { $name } הגיעה לכתובת הלא נכונה
declined-notice-body = מי שקיבלו את ההזמנה עבור { $name } דיווחו שהיא לא נועדה להם. ההזמנה בוטלה. כדאי לבדוק את הכתובת ואז להוסיף את { $name } שוב.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = ההזמנה ששלחת עבור { $name } לא נמסרה
undelivered-notice-refused = שירות הדוא״ל דחה את ההודעה אל { $name }. כדאי לבדוק את הכתובת ולשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.
undelivered-notice-overdue = לא ניתן היה לשלוח את ההודעה אל { $name } לפני שפג תוקף ההזמנה. אפשר לשלוח הזמנה חדשה.
undelivered-notice-gave-up = במשך יומיים לא ניתן היה לשלוח את ההודעה אל { $name }. אפשר לשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = ההודעה אל { $name } חזרה: אין תיבת דואר בכתובת הזו. כדאי לברר עם { $name } מה הכתובת הנכונה ולהוסיף שוב איתה, או להעתיק את הקישור ולמסור אותו אישית.
bounced-notice-address-blocked = ההודעה אל { $name } לא נמסרה, כי הודעות קודמות לכתובת הזו חזרו או דווחו כספאם. כדאי לברר את הכתובת עם { $name }. אם היא נכונה, אפשר להוסיף שוב ולאשר את הכתיבה אליה, או להעתיק את הקישור ולמסור אותו אישית.
bounced-notice-mailbox-full = ההודעה אל { $name } חזרה: תיבת הדואר מלאה. כדאי לבקש שיתפנה שם מקום ואז לשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.
bounced-notice-message-rejected = ההודעה אל { $name } חזרה: שרת הדואר בצד המקבל לא קיבל את ההודעה הזו. כדאי לבקש שיתאפשר שם דואר מאת { $organization } ואז לשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.
bounced-notice-mailbox-unavailable = ההודעה אל { $name } חזרה: שרת הדואר בצד המקבל לא קיבל אותה. כדאי לבדוק את הכתובת ולשלוח את ההזמנה שוב מאוחר יותר, או להעתיק את הקישור ולמסור אותו אישית.
bounced-notice-undetermined = ההודעה אל { $name } חזרה, ולא נמסרה לנו סיבה. כדאי לבדוק את הכתובת ואז לשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.
complained-notice-subject = ההזמנה ששלחת עבור { $name } דווחה כספאם
complained-notice-body = ההזמנה ששלחת עבור { $name } הגיעה ליעדה ודווחה כספאם, אולי בטעות. הקישור עדיין פועל, אבל לא יישלחו עוד הודעות לכתובת הזו. כדאי לברר עם { $name } אם ההצטרפות עדיין רצויה, ולספר שההודעה הגיעה ממך.

## To the new member: a password was set
password-set-subject = נקבעה לך סיסמה עבור { $organization }
password-set-body = נקבעה סיסמה עבור { $email } ב{ $date }. אם זו הייתה פעולה שלך, אין צורך לעשות דבר.
password-set-not-you = אם זו לא הייתה פעולה שלך, חשוב לפנות מיד להנהלת המערכת של { $organization }.

## Below every mail
footer = נשלח מטעם { $organization } באמצעות Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = בקשה לקישור חדש מאת { $name }
renewal-notice-body = תוקף ההזמנה של { $name } ({ $email }) להצטרף אל { $organization } פג. התקבלה בקשה לקישור חדש, והוא יישלח רק אחרי שהבקשה תאושר.
renewal-notice-instead = הבקשה הגיעה אליך כי מי ששלחו את ההזמנה כבר לא יכולים לטפל בה.
renewal-notice-command = כדי לאשר, יש להריץ את הפקודה הזו: { $command }
renewal-notice-call = אפשר גם לקרוא ל־API: { $call }
renewal-notice-stored = הקישור יישלח אל { $email } ולא לשום כתובת אחרת. אם הבקשה לא מקובלת עליך, אין צורך לעשות דבר.
## A forgotten password
reset-mail-subject = סיסמה חדשה עבור { $organization }
reset-mail-preview = אפשר לבחור סיסמה חדשה תוך 15 דקות.
reset-mail-body = התקבלה בקשה לסיסמה חדשה עבור { $email }. אם זו הייתה בקשה שלך, אפשר לבחור סיסמה עכשיו:
reset-mail-button = לבחירת סיסמה חדשה
reset-mail-expires = הקישור פועל פעם אחת, עד { $date }.
reset-mail-not-you = זו לא הייתה בקשה שלך? אפשר פשוט להתעלם מההודעה: הסיסמה שלך נשארת כפי שהיא.
reset-mail-fallback = אם הכפתור לא פועל, אפשר להעתיק את הכתובת הזו לדפדפן:

## לחבר: חשבון צ'אט קושר אליו, או אינו מקושר עוד
chat-linked-notice-subject = חשבון { $platform } קושר אליך ב-{ $organization }
chat-linked-notice-body = ב-{ $date } קושר חשבון { $platform } אל { $email }:‏ { $account }, ב-{ $workspace }.
chat-linked-notice-may = מי שמשתמש בחשבון הזה יכול להזמין ולנהל אנשים מתוך { $platform }, במידה שמותר לך. אם זה נעשה על ידך, אין צורך לעשות דבר.
chat-linked-notice-undo = זה לא נעשה על ידך? יש לבטל את הקישור בכתובת { $page }, להחליף שם את הסיסמה ולהודיע למנהל של { $organization }.
chat-unlinked-notice-subject = חשבון { $platform } אינו מקושר אליך עוד ב-{ $organization }
chat-unlinked-notice-body = חשבון ה-{ $platform } ‏{ $account }, ב-{ $workspace }, אינו מקושר עוד אל { $email }. הקישור בוטל ב-{ $date }. אם הדבר ידוע לך, אין צורך לעשות דבר.
chat-unlinked-notice-not-you = לא ידוע לך למה? אפשר לשאול מנהל של { $organization }.
## Approval by a second person
approval-somebody = מישהו
approval-ask-subject = בקשה לאישור שלך מאת { $requester }: { $name }
approval-ask-add = התקבלה בקשה מאת { $requester } להוסיף את { $name } ({ $email }) אל { $organization } בתפקיד { $role }. לשם כך דרוש אדם נוסף.
approval-ask-invite = התקבלה בקשה מאת { $requester } להזמין את { $name } ({ $email }) אל { $organization } בתפקיד { $role }. לשם כך דרוש אדם נוסף.
approval-ask-role = התקבלה בקשה מאת { $requester } לתת אל { $name } ({ $email }) את התפקיד { $role }. לשם כך דרוש אדם נוסף.
approval-ask-address = התקבלה בקשה מאת { $requester } לשלוח לכתובת אחרת את ההזמנה של { $name } ({ $email }) בתפקיד { $role }. לשם כך דרוש אדם נוסף.
approval-ask-reactivate = התקבלה בקשה מאת { $requester } להחזיר את הגישה של { $name } ({ $email }) בתפקיד { $role }. לשם כך דרוש אדם נוסף.
approval-ask-definition = התקבלה בקשה מאת { $requester } לשנות את התפקיד { $role }. לשם כך דרוש אדם נוסף.
approval-ask-change = { $field }: { $old } ← { $new }
approval-ask-command = כדי לאשר יש להריץ { $approve } וכדי לדחות { $decline }
approval-ask-button = לעיון ולהחלטה
approval-ask-until = אפשר להחליט עד { $date }. בלי החלטה לא יקרה דבר.
approval-approved-subject = אושר: { $name }
approval-approved-body = הבקשה שלך אושרה בידי { $decider }: { $name }, תפקיד { $role }. הפעולה בוצעה.
approval-declined-subject = נדחה: { $name }
approval-declined-body = הבקשה שלך נדחתה בידי { $decider }: { $name }, תפקיד { $role }. שום דבר לא שונה.
approval-declined-reason = הסיבה: { $reason }
approval-lapsed-subject = לא התקבלה החלטה: { $name }
approval-lapsed-body = הבקשה שלך, { $name } בתפקיד { $role }, לא אושרה בזמן. שום דבר לא שונה. אפשר לבקש שוב.
approval-cancelled-subject = בוטל: { $name }
approval-cancelled-body = הבקשה שלך, { $name } בתפקיד { $role }, בוטלה, או שמשהו השתנה בינתיים. שום דבר לא שונה.
