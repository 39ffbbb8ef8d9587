# The portal's pages.

## What stands in a badge
status-added = נוסף
status-pending-approval = ממתין לאישור
status-invited = הוזמן
status-active = חבר
status-expired = פג תוקף
status-revoked = בוטל
status-deactivated = מושבת
mail-state-bounced = הדואר חזר
mail-state-complained = דווח כספאם
mail-state-failed = הדואר לא נשלח
mail-state-delayed = הדואר מתעכב

## User Management
users-search = חיפוש לפי שם או דוא״ל
users-status = מצב
users-any-status = כל מצב
users-any-role = כל תפקיד
users-filter = הצגה
users-none = עדיין אין כאן אף אחד. אפשר להוסיף את הראשון.
users-none-found = לא נמצאו תוצאות.
users-name = שם
users-inviter = הוזמן על ידי
users-added = נוסף
field-first-name = שם פרטי
field-last-name = שם משפחה
field-language = שפה
field-role = תפקיד
field-welcome = שליחת דואר ברוכים הבאים עם קישור לקביעת סיסמה
field-force = לשלוח לכתובת הזו בכל זאת
add-title = הוספת משתמש
add-button = הוספת משתמש
users-acts = פעולות
users-actions = פעולות עבור { $name }
users-selected = נבחרו
users-select = בחירה: { $name }
users-select-all = כולם בדף הזה

action-edit = עריכה
action-resend = שליחת ההזמנה שוב
action-link = העתקת הקישור
action-revoke = ביטול ההזמנה
action-deactivate = השבתה
action-reactivate = הפעלה מחדש
action-delete = מחיקה

ask-resend-title = לשלוח את ההזמנה שוב?
ask-resend-text = לכתובת הזו יישלח דואר עם קישור חדש. קישורים קודמים יפסיקו לפעול.
ask-resend-button = שליחת ההזמנה שוב
ask-link-title = להציג את הקישור?
ask-link-text = מי שהקישור בידיו יכול להצטרף במקום האדם הזה. בציר הזמן יירשם שביקשת אותו.
ask-link-button = הצגת הקישור
ask-revoke-title = לבטל את ההזמנה?
ask-revoke-text = הקישור יפסיק לפעול מיד. אפשר יהיה להזמין את האדם הזה שוב מאוחר יותר.
ask-revoke-field = סיבה (לא חובה, מוצגת בציר הזמן)
ask-revoke-button = ביטול ההזמנה
ask-deactivate-title = להשבית את החבר הזה?
ask-deactivate-text = כל הכניסות הפעילות ייסגרו, ואי אפשר יהיה להיכנס עד להפעלה מחדש. מפתחות API שנוצרו על ידי החבר יסתיימו לתמיד.
ask-deactivate-button = השבתה
ask-reactivate-title = להפעיל את החבר הזה מחדש?
ask-reactivate-text = אפשר יהיה להיכנס שוב עם הסיסמה הקודמת. מפתחות API שהסתיימו יישארו כך.
ask-reactivate-button = הפעלה מחדש
ask-delete-title = למחוק את האדם הזה?
ask-delete-text = השם והכתובת יימחקו לתמיד, והכתובת תתפנה. אי אפשר לבטל את הפעולה.
ask-delete-field = לאישור יש להקליד { $email }
ask-delete-button = מחיקה לתמיד
ask-delete-mistyped = זו לא הכתובת של האדם הזה.

link-title = קישור ההזמנה
link-warning = מי שהקישור הזה בידיו יכול להצטרף במקום האדם הזה. אין למסור אותו לאף אחד אחר.
link-label = קישור
link-ends = הקישור פועל עד
link-copy = העתקה
link-copied = הועתק
link-done = סיום

edit-title = עריכת { $name }
edit-button = שמירה
edit-email-hint = לכתובת חדשה תישלח הזמנה חדשה, וקישורים קודמים יפסיקו לפעול.
edit-overtaken = בזמן ההקלדה נעשה כאן שינוי על ידי { $name }, ולכן שום דבר עוד לא נשמר. כדאי לבדוק מה רשום עכשיו, ואז לשמור שוב כדי להחליף.
edit-overtaken-by-somebody = בזמן ההקלדה נעשה כאן שינוי, ולכן שום דבר עוד לא נשמר. כדאי לבדוק מה רשום עכשיו, ואז לשמור שוב כדי להחליף.
edit-now = עכשיו:
edit-was = השתנה זה עתה. קודם:

refused-suppressed = דואר קודם לכתובת הזו חזר או דווח כספאם. יש לבדוק את הכתובת; אם היא נכונה, לסמן את התיבה למטה.
refused-changed = מישהו שינה את הפרטים האלה באותו זמן. כדאי להסתכל שוב ואז להחליט.

told-resent = הזמנה חדשה בדרך אל { $name }.
told-revoked = ההזמנה של { $name } בוטלה.
told-deactivated = החשבון של { $name } הושבת.
told-reactivated = אפשר להיכנס שוב לחשבון של { $name }.
told-deleted = החשבון של { $name } נמחק.
told-changed = השינויים אצל { $name } נשמרו.
told-unchanged = לא היה מה לשנות.
told-readdressed = הזמנה חדשה נשלחת אל { $email }.
told-gone = האדם הזה כבר לא כאן.
told-impossible = אי אפשר לעשות זאת עם { $name } (מצב: { $status }), או שהתפקיד שלך לא מאפשר זאת.

bulk-with-ticked = עם כל המסומנים:
bulk-role = תפקיד חדש
bulk-role-set = שינוי תפקיד
bulk-nobody = יש לסמן קודם לפחות אדם אחד.
bulk-too-many = לכל היותר { $max } אנשים בבת אחת.
bulk-no-role = יש לבחור קודם את התפקיד החדש.
bulk-nothing = יש לבחור מה לעשות.
bulk-count = נבחרו: { $count }
bulk-left-out = נשארו בחוץ
bulk-left-out-text = אצל אלה זה לא אפשרי עכשיו, או שהתפקיד שלך לא מאפשר זאת.
bulk-gone = כבר אף אחד
bulk-back = חזרה לרשימה
bulk-done-title = בוצע עבור { $done } מתוך { $all }
bulk-resend-title = לשלוח את ההזמנות האלה שוב?
bulk-resend-text = לכל אחד יישלח דואר עם קישור חדש. קישורים קודמים יפסיקו לפעול.
bulk-resend-button = שליחת ההזמנות שוב
bulk-resend-done = ההזמנה בדרך
bulk-revoke-title = לבטל את ההזמנות האלה?
bulk-revoke-text = הקישורים שלהם יפסיקו לפעול מיד. אפשר יהיה להזמין שוב מאוחר יותר.
bulk-revoke-button = ביטול ההזמנות
bulk-revoke-done = ההזמנה בוטלה
bulk-role-title = לתת לכולם את התפקיד { $role }?
bulk-role-text = מעכשיו מותר להם מה שהתפקיד הזה מאפשר, ושום דבר אחר.
bulk-role-button = שינוי תפקיד
bulk-role-done = התפקיד עכשיו: { $role }
