# The invitee's pages.

accept-title = הצטרפות אל { $organization }
accept-heading = ברוך בואך, { $first_name }
accept-intro = קיבלת הזמנה מאת { $inviter } להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה.
accept-intro-no-inviter = קיבלת הזמנה להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה.
accept-button = שמירת הסיסמה והצטרפות
accept-expires = ההזמנה בתוקף עד { $date }.

field-email = דוא״ל
field-email-hint = הכתובת שאליה נשלחה ההזמנה.
field-password = סיסמה
field-password-again = הסיסמה, פעם נוספת
show-password = הצגה
hide-password = הסתרה

rules-heading = סיסמה טובה
rule-length = מכילה { $min } עד { $max } תווים; כמה מילים אקראיות הן בחירה טובה
rule-guessable = אינה מהסיסמאות הנפוצות, ואינה מורכבת מהשם או מכתובת הדוא״ל שלך
rule-anything = יכולה להכיל רווחים ואותיות בכל שפה, ואפשר להדביק אותה

problems-heading = עוד רגע וזה מוכן

not-me-summary = ההזמנה הזו לא נועדה לי
not-me-text = נבטל את ההזמנה ונודיע על כך למי ששלחו אותה. לאחר מכן אי אפשר יהיה להצטרף באמצעותה.
not-me-confirm = כן, ההזמנה הזו לא נועדה לי
not-me-button = ביטול ההזמנה
not-me-unconfirmed = יש לסמן קודם את התיבה, כדי ששום דבר לא יבוטל בטעות.
not-me-done-title = ההזמנה בוטלה
not-me-done-text = תודה על העדכון. אין צורך לעשות דבר נוסף.

accepted-title = ההצטרפות הושלמה
accepted-text = מעכשיו, { $first_name }, יש לך מקום בצוות של { $organization }. הכניסה היא עם { $email } והסיסמה החדשה שלך.
sign-in = כניסה

## After an invite has expired
link-expired-title = תוקף ההזמנה פג
link-expired-text = ההזמנה הייתה בתוקף עד { $date }. אפשר לבקש קישור חדש: נעביר את הבקשה הלאה, ואחרי שתאושר יישלח הקישור לכתובת שאליה נשלחה ההזמנה.
link-expired-button = בקשת קישור חדש
renewal-asked-title = העברנו את הבקשה הלאה
renewal-asked-text = אנחנו מודיעים למי שיכולים להזמין אותך שביקשת קישור חדש. אחרי שהבקשה תאושר, הקישור יישלח לכתובת שאליה נשלחה ההזמנה. אין צורך לעשות דבר נוסף.

## Other links that cannot be accepted

superseded-title = נשלחה הודעה חדשה יותר
superseded-text = הקישור הזה הוחלף. ההודעה העדכנית ביותר מאת { $organization } נמצאת בתיבת הדואר שלך.

already-title = כבר הצטרפת
already-text = ההזמנה הזו כבר מומשה. אפשר להיכנס עם הסיסמה שבחרת.

not-found-title = הקישור הזה לא פועל
not-found-text = ייתכן שהוא נקטע בהעתקה, או שההזמנה בוטלה. אפשר לפתוח שוב את הקישור מתוך ההודעה, או לפנות למי ששלחו את ההזמנה.

busy-title = רק רגע, בבקשה
busy-text = לא הצלחנו להשלים את הפעולה כרגע. שום דבר לא השתנה: אפשר לחזור אחורה ולנסות שוב.

too-many-title = יותר מדי בבת אחת
too-many-text = מה ששלחת היה גדול מדי. אפשר לחזור אחורה ולנסות שוב.

## Signing in and out
sign-in-title = כניסה אל { $organization }
sign-in-forgot = שכחת את הסיסמה?
sign-in-failed = כתובת הדוא״ל והסיסמה לא תואמות. כדאי לבדוק את שתיהן ולנסות שוב.
sign-in-wait = היו יותר מדי ניסיונות. יש להמתין { $seconds } שניות ואז לנסות שוב.
sign-out = יציאה

## A forgotten password
forgot-title = סיסמה חדשה
forgot-text = כאן מזינים את כתובת הדוא״ל שמשמשת אותך לכניסה. נשלח אליה קישור לבחירת סיסמה חדשה.
forgot-button = שליחת קישור
forgot-back = חזרה לכניסה
forgot-sent-title = כדאי לבדוק את תיבת הדואר
forgot-sent-text = אם יש לך מקום בצוות עם כתובת הדוא״ל הזו, קישור כבר בדרך אליך. הוא פועל במשך 15 דקות.
reset-title = בחירת סיסמה חדשה
reset-text = מעכשיו הכניסה תהיה עם הסיסמה הזו. כל החיבורים שלך, בכל המכשירים, ינותקו.
reset-button = שמירת הסיסמה
reset-done-title = הסיסמה החדשה נשמרה
reset-done-text = כל החיבורים שלך נותקו. אפשר להיכנס עם הסיסמה החדשה.
reset-ended-title = הקישור הזה כבר לא פועל
reset-ended-text = הוא פועל פעם אחת, ובמשך 15 דקות מרגע הבקשה. אפשר לבקש קישור חדש.
reset-ended-button = שליחת קישור חדש

## One's own account
field-current-password = הסיסמה הנוכחית
field-new-password = סיסמה חדשה
field-new-password-again = הסיסמה החדשה, פעם נוספת
account-title = החשבון שלך
account-role = תפקיד: { $role }. הוא מאפשר לך:
account-role-alone = תפקיד: { $role }
account-sessions = החיבורים שלך
account-session-current = החיבור הנוכחי
account-session-unknown = תוכנה כלשהי
account-session-seen = שימוש אחרון: { $date }
account-session-place = הכניסה בוצעה מהכתובת { $address }
account-session-end = ניתוק
account-session-end-label = ניתוק: { $device }
account-password = שינוי הסיסמה
account-password-text = החיבור הנוכחי נשמר, וכל שאר החיבורים ינותקו.
account-password-button = שינוי הסיסמה
account-password-changed = הסיסמה שונתה. כל שאר החיבורים נותקו.

## What a role allows
permission-users-read = לראות מי נמצא בארגון
permission-users-invite = להזמין אנשים
permission-users-manage = לשנות פרטים של אנשים, להשבית ולהסיר אותם
permission-roles-manage = להגדיר תפקידים
permission-keys-manage = ליצור ולבטל מפתחות API
permission-audit-read = לקרוא מה קרה
permission-settings-manage = לשנות את הגדרות הארגון
permission-app-calling = לבצע שיחות
permission-app-messaging = לשלוח הודעות
permission-app-administration = לנהל את הפלטפורמה

## Refusals of pages
csrf-title = צריך להתחיל מחדש
csrf-text = הטופס הזה היה פתוח יותר מדי זמן, או הגיע מדף אחר. שום דבר לא השתנה: אפשר לפתוח את הדף שוב ולחזור על הפעולה.
wait-title = יותר מדי ניסיונות
wait-text = יש להמתין { $seconds } שניות, ואז לחזור אחורה ולנסות שוב.

## קישור חשבון צ'אט
chat-link-title = קישור חשבון { $platform }
chat-link-intro = חשבון ה-{ $platform } הזה מבקש להיות מקושר אליך, { $name } ‏({ $email }).
chat-link-warning = יש להמשיך רק אם הבקשה נעשתה על ידך ממש עכשיו ב-{ $platform }. אם מישהו אחר שלח אותך לכאן, הוא רוצה לפעול בשמך: יש לסגור את הדף.
chat-link-platform = פלטפורמה
chat-link-workspace = סביבת עבודה
chat-link-name = שם מוצג
chat-link-unnamed = (ללא שם)
chat-link-account = מזהה החשבון
chat-link-asked = זמן הבקשה
chat-link-may = מי שמשתמש בחשבון הזה יוכל לעשות ב-{ $platform }, בשמך:
chat-link-may-nothing = התפקיד שלך אינו מאפשר דבר שאפשר לעשות ב-{ $platform }. לכן החשבון הזה לא יוכל לעשות דבר, עד שיהיה לך תפקיד אחר.
chat-link-own = החשבון הזה כבר מקושר אליך.
chat-link-taken = החשבון הזה מקושר כרגע למישהו אחר. אחרי שהספרות יוקלדו, הוא יקושר אליך במקומו.
chat-link-password-hint = יש להקליד אותה פעם נוספת, כדי שאיש לא יוכל לעשות זאת אם ימצא את הדפדפן שלך פתוח.
chat-link-button = הצגת הספרות
chat-link-leave = לא ביקשתי את זה
chat-digits-title = עוד צעד אחד
chat-digits-text = יש לחזור אל { $platform } ולהקליד שם את הספרות האלה, בתור { $account }. שום דבר אינו מקושר לפני כן.
chat-digits-until = הן תקפות עד { $date }. אין להקליד אותן בשום מקום אחר ואין למסור אותן לאיש.
chat-link-ended-title = הקישור הזה אינו פועל עוד
chat-link-ended-text = הוא תקף עשר דקות מרגע שהתבקש בצ'אט, וקישור חדש יותר מחליף אותו. אפשר לבקש שם קישור חדש.
account-chats = חשבונות צ'אט
account-chat-linked = קושר: { $date }
account-chat-unlink = ביטול הקישור
account-chat-unlink-label = ביטול הקישור: { $account }

## משתמש
no-user-title = אין כאן את מי לראות
no-user-text = אין משתמש כזה, או שהתפקיד שלך אינו מאפשר לראות משתמשים.

## An address where nothing is
nowhere-title = אין כאן דבר
nowhere-text = ייתכן שהכתובת הוקלדה לא נכון, או שמה שהיה כאן כבר איננו.
